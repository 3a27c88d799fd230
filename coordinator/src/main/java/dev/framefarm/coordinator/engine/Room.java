package dev.framefarm.coordinator.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/**
 * Guards the blob store's last free bytes: what comes in from outside must stop while the farm can still finish what
 * it has. A refused delivery is made again later; a full disk would fail the database and every join with it.
 */
public final class Room {
    /** Enough for a database, its journal and the log to go on, and for most joins. */
    public static final long FLOOR = 512L << 20;
    /** What a join leaves too: it makes room by its end, when its deliveries go. */
    static final long JOINS_FLOOR = FLOOR / 4;
    /** How often those who write look at the disk: all of them together, for many may write at once. */
    private static final long LOOK = 16L << 20;

    private final Blobs blobs;
    private final long floor;
    private final LongUnaryOperator promised;
    private final AtomicLong unseen = new AtomicLong();

    public Room(Blobs blobs, long floor) {
        this(blobs, floor, left -> 0);
    }

    /** {@code promised} tells what of so many bytes is not for who asks here, because others were let begin with it. */
    Room(Blobs blobs, long floor, LongUnaryOperator promised) {
        this.blobs = blobs;
        this.floor = floor;
        this.promised = promised;
    }

    /** What may still be written, whoever it was promised to. */
    long left() {
        return blobs.free() - floor;
    }

    /** Says no while there is nothing to lose yet. */
    public void demand(long bytes) throws NoRoom {
        Optional<String> shortage = shortage(bytes);
        if (shortage.isPresent()) {
            throw new NoRoom(shortage.get());
        }
    }

    /** Why so many bytes may not come in now, as a sentence. */
    Optional<String> shortage(long bytes) {
        long free = blobs.free();
        if (free - floor < bytes) {
            return Optional.of("The farm's disk is full: " + free + " bytes are free and " + floor
                    + " stay reserved; make room, or try again later.");
        }
        long left = free - floor - bytes;
        long others = promised.applyAsLong(left);
        return left < others
                ? Optional.of(
                        "The farm's disk has no room for more: " + free + " bytes are free, of which its jobs need "
                                + (floor + others) + " to end; try again when some have, or make room.")
                : Optional.empty();
    }

    /** Why nothing new should be begun now, as a sentence: what is encoded could not be stored. */
    Optional<String> obstacle() {
        return blobs.trouble().or(() -> shortage(0));
    }

    /** Writes to {@code out} as long as there is room, and no more than {@code most} bytes. */
    OutputStream guarding(OutputStream out, long most, String what) {
        return new OutputStream() {
            private long written;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written > most) {
                    throw new NoRoom(what + " may have at most " + most + " bytes.");
                }
                boolean first = written == length;
                if (unseen.addAndGet(length) >= LOOK || first) {
                    demand(length);
                    // Only what found room: after a refusal the next one looks, too.
                    unseen.set(0);
                }
                out.write(bytes, offset, length);
            }
        };
    }
}
