package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.agent.attempt.LineLost;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slice that is cut here, handed on piece by piece as if it came from the coordinator. Thread-safe. */
final class DirectCut implements SliceTry, Cutter.Sink {
    private static final Logger log = LoggerFactory.getLogger(DirectCut.class);

    private final GrpcSlice slice;
    private final Passage passage;
    private final Runnable closing;
    private final MessageDigest digest = Received.sha256();
    private final Semaphore wanted = new Semaphore(1);
    private long bytes;
    private Cutter.@Nullable Cutting cutting;
    private volatile boolean cancelled;

    /** @param closing whatever happens, once nothing more is read */
    DirectCut(GrpcSlice slice, Passage passage, Runnable closing) {
        this.slice = slice;
        this.passage = passage;
        this.closing = closing;
    }

    void runs(Cutter.Cutting begun) {
        synchronized (this) {
            cutting = begun;
            if (!cancelled) {
                return;
            }
        }
        begun.stop();
    }

    @Override
    public long from() {
        return 0;
    }

    @Override
    public int relayed(int length) {
        return 0;
    }

    @Override
    public void request() {
        wanted.release();
    }

    @Override
    public void take(byte[] data, int length) throws IOException {
        try {
            wanted.acquire();
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while the slice is cut").initCause(e);
        }
        if (cancelled) {
            throw new IOException("the slice is no longer wanted");
        }
        digest.update(data, 0, length);
        bytes += length;
        slice.arrived(
                this,
                SliceChunk.newBuilder()
                        .setData(ByteString.copyFrom(data, 0, length))
                        .build());
    }

    @Override
    public void end(Optional<IOException> failure) {
        closing.run();
        if (!slice.awaits(this)) {
            return;
        }
        if (failure.isPresent()) {
            detour(failure.get());
            return;
        }
        passage.worked();
        slice.arrived(
                this,
                SliceChunk.newBuilder()
                        .setEnd(SliceEnd.newBuilder().setBytes(bytes).setSha256(ByteString.copyFrom(digest.digest())))
                        .build());
        slice.ended(this);
    }

    /** What is lacking comes from the coordinator, whose digest is of all of it: what was cut here is proven too. */
    private void detour(IOException why) {
        if (why instanceof LineLost) {
            log.info("a slice is relayed: {}", why.getMessage());
        } else {
            passage.failed(String.valueOf(why.getMessage()));
        }
        slice.detour(this);
    }

    @Override
    public void cancel(String why) {
        Cutter.Cutting running;
        synchronized (this) {
            cancelled = true;
            running = cutting;
        }
        wanted.release();
        if (running != null) {
            running.stop();
        }
    }
}
