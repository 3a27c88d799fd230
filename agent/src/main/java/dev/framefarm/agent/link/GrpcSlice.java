package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Slice;
import dev.framefarm.agent.attempt.SliceFailure;
import dev.framefarm.v1.SliceChunk;
import dev.framefarm.v1.SliceEnd;
import io.grpc.Status;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A slice coming in. Messages are asked for one by one while less than {@code limit} bytes wait here; then
 * HTTP/2 flow control holds the coordinator back. When the link breaks it goes on where it stopped, over the next one:
 * the digest at the end is of all of it. Thread-safe.
 */
final class GrpcSlice implements Slice {
    /** Tries that bring nothing; with their waits some twenty seconds, after which another agent is quicker. */
    private static final int MOST_TRIES = 6;

    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final long limit;
    private final Pace pace;
    private final Again again;
    private final long begun = System.nanoTime();
    private final Deque<ByteString> waiting = new ArrayDeque<>();
    private final MessageDigest digest = sha256();
    private long buffered;
    /** Bytes that came with the last message and are not yet due. */
    private int arrived;

    private long length;
    private long ended;
    private boolean paused;
    private boolean complete;
    private @Nullable SliceEnd end;
    private @Nullable SliceFailure failure;
    private @Nullable Consumer<SliceFailure> listener;
    private SliceCall call = new SliceCall(this, 0);
    private int tries;
    private boolean cancelled;

    /** Fetches once more, after a while; false where nothing is begun any more. */
    interface Again {
        boolean fetch(SliceCall call, Duration wait);
    }

    GrpcSlice(long limit, Pace pace, Again again) {
        this.limit = limit;
        this.pace = pace;
        this.again = again;
    }

    /** The try that counts; what others hear is of no interest. */
    synchronized SliceCall call() {
        return call;
    }

    synchronized boolean awaits(SliceCall one) {
        return one == call && !cancelled && failure == null;
    }

    synchronized void arrived(SliceCall from, SliceChunk chunk) {
        if (from != call) {
            return;
        }
        tries = 0;
        if (chunk.hasEnd()) {
            end = chunk.getEnd();
        } else if (!chunk.getData().isEmpty()) {
            waiting.add(chunk.getData());
            buffered += chunk.getData().size();
            arrived += chunk.getData().size();
        }
        paused = buffered >= limit;
        if (!paused) {
            request();
        }
        notifyAll();
    }

    /** A lease the coordinator forgot, and a broken link, say nothing about the source. */
    void broke(SliceCall one, Status status) {
        if (!awaits(one) || (status.getCode() == Status.Code.UNAVAILABLE && goesOn())) {
            return;
        }
        fail(
                switch (status.getCode()) {
                    case DATA_LOSS, INTERNAL, ABORTED, OUT_OF_RANGE ->
                        SliceFailure.broken("the coordinator could not read the slice: " + status.getDescription());
                    default -> SliceFailure.link("the slice stopped: " + status);
                });
    }

    private synchronized boolean goesOn() {
        if (tries >= MOST_TRIES || end != null) {
            return false;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << tries++);
        call = new SliceCall(this, length + buffered);
        arrived = 0;
        return again.fetch(call, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    void ended(SliceCall one) {
        synchronized (this) {
            if (one != call) {
                return;
            }
            if (end != null) {
                complete = true;
                ended = System.nanoTime();
                notifyAll();
                return;
            }
        }
        fail(SliceFailure.broken("the slice ended without its end after " + (length + buffered) + " bytes"));
    }

    @Override
    public boolean next(OutputStream to) throws IOException {
        ByteString chunk = take();
        if (chunk == null) {
            return false;
        }
        chunk.writeTo(to);
        return true;
    }

    /** In one step, because FFmpeg's feeder may still be at it when somebody asks for the rest. */
    private synchronized @Nullable ByteString take() throws IOException {
        ByteString chunk = await();
        if (chunk == null) {
            return null;
        }
        waiting.poll();
        digest.update(chunk.asReadOnlyByteBuffer());
        length += chunk.size();
        buffered -= chunk.size();
        if (paused && buffered < limit) {
            paused = false;
            request();
        }
        return chunk;
    }

    @Override
    public void onFailure(Consumer<SliceFailure> hearer) {
        SliceFailure already;
        synchronized (this) {
            listener = hearer;
            already = failure;
        }
        if (already != null) {
            hearer.accept(already);
        }
    }

    @Override
    public synchronized Duration taken() {
        return Duration.ofNanos((complete ? ended : System.nanoTime()) - begun);
    }

    @Override
    public void cancel() {
        SliceCall open;
        synchronized (this) {
            open = complete ? null : call;
            cancelled = true;
            waiting.clear();
            buffered = 0;
        }
        if (open != null) {
            open.cancel("no longer wanted");
            // There may be no call just now that would tell whoever waits here.
            fail(SliceFailure.link("the slice is no longer wanted"));
        }
    }

    private synchronized @Nullable ByteString await() throws IOException {
        while (waiting.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            if (complete) {
                check();
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                throw (IOException) new InterruptedIOException("interrupted while the slice arrives").initCause(e);
            }
        }
        return waiting.peek();
    }

    private void check() throws SliceFailure {
        SliceEnd told = end;
        if (failure == null && told != null) {
            byte[] found = digestOnce();
            if (told.getBytes() != length || !Arrays.equals(told.getSha256().toByteArray(), found)) {
                String why = "the slice's digest is wrong; " + told.getBytes() + " bytes sent, " + length + " received";
                // What was made twice may differ where it was cut, which says nothing about the source.
                failure = call.from() > 0 ? SliceFailure.link(why) : SliceFailure.broken(why);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The end may be asked for twice, by FFmpeg's feeder and before the delivery. */
    private byte[] digestOnce() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }

    private void fail(SliceFailure why) {
        Consumer<SliceFailure> hearer;
        synchronized (this) {
            if (failure == null) {
                failure = why;
            }
            hearer = listener;
            notifyAll();
        }
        if (hearer != null) {
            hearer.accept(why);
        }
    }

    /** One message is asked for at a time, so the bytes of the last one say when the next is due. */
    private void request() {
        SliceCall open = call;
        int due = arrived;
        arrived = 0;
        pace.after(due, open::request);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
