package dev.framefarm.coordinator.rpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.framefarm.v1.Reading;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A slice on its way to an agent, in chunks. Whoever writes waits for an agent that reads slowly: nothing
 * piles up here, and FFmpeg at the other end of the pipe waits too. What the agent has already is made again, which
 * costs no wire, and counts for the digest.
 */
final class SliceSink extends OutputStream {
    static final int CHUNK = 128 * 1024;
    /** What gRPC may hold before the writer has to wait; enough that the wire never runs dry meanwhile. */
    static final int AHEAD = 4 * CHUNK;

    private final ServerCallStreamObserver<SliceChunk> call;
    private final Duration stall;
    private final MessageDigest digest;
    private final Object turn = new Object();
    private byte[] chunk = new byte[CHUNK];
    private int filled;
    private final long from;
    private long bytes;
    private long sent;
    private volatile boolean cancelled;
    private volatile boolean stalled;
    /** Guarded by {@link #turn}, as is every use of the call that sends: a call is not for two threads at once. */
    private boolean closed;

    SliceSink(ServerCallStreamObserver<SliceChunk> call, Duration stall, long from) {
        this.call = call;
        this.from = from;
        this.stall = stall;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, CHUNK - filled);
            System.arraycopy(source, at, chunk, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == CHUNK) {
                send();
            }
        }
    }

    /** Where the agent finds it, before anything was written. */
    void instead(Reading reading) throws IOException {
        send(SliceChunk.newBuilder().setReading(reading).build());
    }

    /** So many bytes went to the agent. */
    long sent() {
        return sent;
    }

    /** The rest, and the end that tells a whole slice from a broken one. */
    void end() throws IOException {
        send();
        awaitTurn();
        // Where the agent has all of it nothing but the end was left to send.
        sayWhereItGoesOn();
        send(SliceChunk.newBuilder()
                .setEnd(SliceEnd.newBuilder().setBytes(bytes).setSha256(ByteString.copyFrom(digest.digest())))
                .build());
    }

    void complete() {
        synchronized (turn) {
            if (!closed) {
                closed = true;
                call.onCompleted();
            }
        }
    }

    /** Ends the slice with a reason, from any thread. The next write fails, and so does one that waits. */
    void cut(Status why) {
        synchronized (turn) {
            if (!closed) {
                closed = true;
                cancelled = true;
                call.onError(why.asRuntimeException());
                turn.notifyAll();
            }
        }
    }

    /** The agent reads again. */
    void ready() {
        synchronized (turn) {
            turn.notifyAll();
        }
    }

    /** Nobody wants the rest. The next write fails, and so does one that waits. */
    void cancel() {
        cancelled = true;
        ready();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether it failed because the agent stopped reading. */
    boolean isStalled() {
        return stalled;
    }

    private void send() throws IOException {
        if (filled == 0) {
            return;
        }
        digest.update(chunk, 0, filled);
        int known = (int) Math.min(filled, Math.max(0, from - bytes));
        if (known < filled) {
            awaitTurn();
            sayWhereItGoesOn();
            // The message owns the array from here on: copying it once more would cost more than a new one.
            byte[] full = filled - known == CHUNK ? chunk : Arrays.copyOfRange(chunk, known, filled);
            send(SliceChunk.newBuilder()
                    .setData(UnsafeByteOperations.unsafeWrap(full))
                    .build());
            sent += full.length;
            chunk = new byte[CHUNK];
        }
        bytes += filled;
        filled = 0;
    }

    private void sayWhereItGoesOn() throws IOException {
        if (from > 0 && bytes <= from) {
            send(SliceChunk.newBuilder().setFrom(from).build());
        }
    }

    private void send(SliceChunk message) throws IOException {
        synchronized (turn) {
            if (closed) {
                throw new IOException("the slice was ended");
            }
            call.onNext(message);
        }
    }

    private void awaitTurn() throws IOException {
        long end = System.nanoTime() + stall.toNanos();
        try {
            synchronized (turn) {
                while (!cancelled && !call.isReady()) {
                    long left = (end - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        stalled = true;
                        throw new IOException("the agent read nothing for " + stall);
                    }
                    turn.wait(left);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the slice was stopped");
        }
        if (cancelled) {
            throw new IOException("the agent gave the slice up");
        }
    }
}
