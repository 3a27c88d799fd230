package dev.framefarm.coordinator.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Guards the blob store's last free bytes: what comes in from outside must stop while the farm can still finish what
 * it has. A refused delivery is made again later; a full disk would fail the database and every join with it.
 */
public final class Room {
    /** Enough for a database, its journal and the log to go on; joins are bounded by what they join. */
    public static final long FLOOR = 512L << 20;
    /** How often a running intake looks at the disk. */
    private static final long LOOK = 16L << 20;

    private final Blobs blobs;
    private final long floor;

    public Room(Blobs blobs, long floor) {
        this.blobs = blobs;
        this.floor = floor;
    }

    /** Says no while there is nothing to lose yet. */
    public void demand(long bytes) throws NoRoom {
        long free = blobs.free();
        if (free - floor < bytes) {
            throw new NoRoom("The farm's disk is full: " + free + " bytes are free and " + floor
                    + " stay reserved; make room, or try again later.");
        }
    }

    /** Writes to {@code out} as long as there is room, and no more than {@code most} bytes. */
    OutputStream guarding(OutputStream out, long most, String what) {
        return new OutputStream() {
            private long written;
            private long next;

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
                if (written > next) {
                    demand(length);
                    next = written + LOOK;
                }
                out.write(bytes, offset, length);
            }
        };
    }
}
