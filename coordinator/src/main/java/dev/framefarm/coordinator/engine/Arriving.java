package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one delivery, as one stream writes them. When that stream broke, or only seems to live, they are put
 * aside: it writes and closes nothing any more, and another goes on with them. Thread-safe.
 */
final class Arriving extends OutputStream {
    private enum State {
        WRITTEN,
        ASIDE,
        JUDGED,
        OVER
    }

    private final LeaseId lease;
    private final Blobs.Incoming incoming;
    private final OutputStream guarded;
    private State state = State.WRITTEN;
    private volatile long length;
    /** Since when nobody writes. Read by who looks at many, and waits for no disk. */
    private volatile @Nullable Instant aside;

    Arriving(LeaseId lease, Blobs.Incoming incoming, OutputStream guarded) {
        this.lease = lease;
        this.incoming = incoming;
        this.guarded = guarded;
    }

    LeaseId lease() {
        return lease;
    }

    long length() {
        return length;
    }

    Optional<Instant> aside() {
        return Optional.ofNullable(aside);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        if (state != State.WRITTEN) {
            throw new BeginAnew("Another stream goes on with the delivery of lease " + lease + ".");
        }
        guarded.write(bytes, offset, count);
        length += count;
    }

    /** What came so far; empty where nothing of it is left to go on with. */
    synchronized Optional<Blob> putAside(Instant now) throws IOException {
        if (state == State.JUDGED) {
            throw new StillJudged("The delivery of lease " + lease + " is whole and being judged; ask again.");
        }
        if (state == State.OVER) {
            return Optional.empty();
        }
        state = State.ASIDE;
        aside = now;
        return Optional.of(incoming.soFar());
    }

    /** For the stream that goes on; empty where something else was put aside. */
    synchronized Optional<Arriving> handedOver(Blob expected) throws IOException {
        if (state != State.ASIDE || !incoming.soFar().equals(expected)) {
            return Optional.empty();
        }
        state = State.OVER;
        Arriving next = new Arriving(lease, incoming, guarded);
        next.length = length;
        return Optional.of(next);
    }

    /** All of it is here, and nobody takes it away while it is looked at. */
    synchronized Blobs.Incoming whole() throws IOException {
        if (state != State.WRITTEN) {
            throw new BeginAnew("Another stream goes on with the delivery of lease " + lease + ".");
        }
        state = State.JUDGED;
        incoming.flush();
        return incoming;
    }

    /** The stream has ended. What was put aside is not its own any more. */
    @Override
    public synchronized void close() throws IOException {
        if (state == State.WRITTEN || state == State.JUDGED) {
            state = State.OVER;
            incoming.close();
        }
    }

    synchronized void discard() throws IOException {
        if (state == State.ASIDE) {
            state = State.OVER;
            incoming.close();
        }
    }
}
