package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.agent.link.StoreUnreachable.Kind;
import dev.framefarm.v1.Reading;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A source that lies in the blob store, in blocks. Whoever reads on and on finds the next ones on their way. What has worked
 * is tried again; what never did is given up at once, because there is another way. Thread-safe.
 */
final class StoreSource implements Cutter.Source {
    private static final int TRIES = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private final String sha256;
    private final long bytes;
    private final Asking asking;
    private final StoreGet get;
    private final Blocks blocks;
    private final IntSupplier mostAhead;
    private final Map<Long, Asked> coming = new ConcurrentHashMap<>();
    private volatile StoreGet.Place place;
    private volatile boolean worked;
    private long last = -1;
    private int ahead;

    /** A block on its way, and by which address. */
    private record Asked(StoreGet.Place place, CompletableFuture<byte[]> block) {}

    /** Asks the coordinator once more where to read, because its addresses are good for a while only. */
    interface Asking {
        Reading again() throws IOException;
    }

    StoreSource(Reading reading, Asking asking, StoreGet get, Blocks blocks, IntSupplier mostAhead)
            throws StoreUnreachable {
        this.sha256 = HexFormat.of().formatHex(reading.getSha256().toByteArray());
        this.bytes = reading.getBytes();
        this.asking = asking;
        this.get = get;
        this.blocks = blocks;
        this.mostAhead = mostAhead;
        this.place = placeOf(reading);
    }

    private static StoreGet.Place placeOf(Reading reading) throws StoreUnreachable {
        return new StoreGet.Place(StoreAddress.parse(reading.getUrl()), reading.getHeadersMap(), reading.getBytes());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public ByteBuffer read(long from) throws IOException {
        long index = from / Blocks.SIZE;
        lookAhead(index);
        byte[] block = block(index);
        int at = (int) (from - index * Blocks.SIZE);
        return ByteBuffer.wrap(block, at, block.length - at);
    }

    private synchronized void lookAhead(long index) {
        if (index == last) {
            return;
        }
        ahead = index == last + 1 ? Math.min(ahead + 1, mostAhead.getAsInt()) : 0;
        last = index;
        for (long each = index; each <= index + ahead && each * Blocks.SIZE < bytes; each++) {
            if (blocks.find(key(each)).isEmpty()) {
                var unused = ask(each);
            }
        }
    }

    private byte[] block(long index) throws IOException {
        StoreGet.@Nullable Place renewed = null;
        for (int tries = 1; ; tries++) {
            Optional<byte[]> kept = blocks.find(key(index));
            if (kept.isPresent()) {
                return kept.get();
            }
            Asked asked = ask(index);
            try {
                byte[] block = asked.block().get();
                worked = true;
                return block;
            } catch (ExecutionException e) {
                StoreUnreachable why = (StoreUnreachable) Objects.requireNonNull(e.getCause());
                if (why.kind() == Kind.REFUSED && !asked.place().equals(renewed)) {
                    renewed = renew(asked.place());
                } else if (why.kind() == Kind.AWAY && worked && tries < TRIES) {
                    pause(tries);
                } else {
                    throw why;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Asked ask(long index) {
        Asked asked = coming.computeIfAbsent(index, any -> {
            StoreGet.Place now = place;
            long from = index * Blocks.SIZE;
            return new Asked(now, get.read(now, from, (int) Math.min(Blocks.SIZE, bytes - from)));
        });
        return new Asked(asked.place(), asked.block().whenComplete((found, failure) -> {
            if (found != null) {
                blocks.keep(key(index), found);
            }
            coming.remove(index, asked);
        }));
    }

    /** One asks, for all that wait. */
    private synchronized StoreGet.Place renew(StoreGet.Place refused) throws IOException {
        if (place.equals(refused)) {
            Reading reading = asking.again();
            if (reading.getBytes() != bytes
                    || !HexFormat.of()
                            .formatHex(reading.getSha256().toByteArray())
                            .equals(sha256)) {
                throw new StoreUnreachable("the source in the blob store is not what it was");
            }
            place = placeOf(reading);
        }
        return place;
    }

    private static void pause(int tries) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_WAIT.toMillis() << (tries - 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        return (IOException) new InterruptedIOException("interrupted while a source is read").initCause(e);
    }

    private Blocks.Key key(long index) {
        return new Blocks.Key(sha256, index);
    }
}
