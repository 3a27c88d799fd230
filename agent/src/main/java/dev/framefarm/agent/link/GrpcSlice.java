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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

    /** The coordinator is away, or has no place for one more transfer of this agent's: what it may have when others end. */
    private static final Set<Status.Code> PASSING = EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);

    private static final Duration FIRST_WAIT = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final long limit;
    private final Pace pace;
    private final Again again;
    private final long begun = System.nanoTime();
    private final Deque<ByteString> waiting = new ArrayDeque<>();
    private final Received received = new Received();
    private final Hunger hunger = new Hunger();
    private long buffered;
    /** Bytes that came with the last message and are not yet due. */
    private int arrived;

    private long ended;
    private boolean paused;
    private boolean complete;
    private @Nullable SliceEnd end;
    private @Nullable SliceFailure failure;
    private @Nullable Consumer<SliceFailure> listener;
    private final SliceCall first;
    private SliceTry now;
    private int tries;
    private boolean cancelled;

    /** Fetches once more, after a while; false where nothing is begun any more. */
    interface Again {
        boolean fetch(SliceCall call, Duration wait);
    }

    GrpcSlice(long limit, Pace pace, Again again) {
        this(limit, pace, again, Optional.empty());
    }

    /** The coordinator may also say where it is to be had. */
    GrpcSlice(long limit, Pace pace, Again again, Optional<SliceCall.Elsewhere> elsewhere) {
        this.limit = limit;
        this.pace = pace;
        this.again = again;
        first = new SliceCall(this, 0, elsewhere);
        now = first;
    }

    /** With this it begins. */
    SliceCall call() {
        return first;
    }

    /** There is one try that counts; what others hear is of no interest. */
    synchronized boolean awaits(SliceTry one) {
        return one == now && !cancelled && failure == null;
    }

    /** From now on another try counts; false where this one did not any more. */
    synchronized boolean change(SliceTry from, SliceTry to) {
        if (!awaits(from)) {
            return false;
        }
        now = to;
        arrived = 0;
        return true;
    }

    /** What is lacking comes from the coordinator, at once. */
    void detour(SliceTry from) {
        SliceCall rest;
        synchronized (this) {
            rest = new SliceCall(this, received.bytes() + buffered);
            if (!change(from, rest)) {
                return;
            }
        }
        if (!again.fetch(rest, Duration.ZERO)) {
            fail(SliceFailure.link("the agent stops"));
        }
    }

    synchronized void arrived(SliceTry from, SliceChunk chunk) {
        if (from != now) {
            return;
        }
        tries = 0;
        hunger.ends();
        if (chunk.hasEnd()) {
            end = chunk.getEnd();
        } else if (!chunk.getData().isEmpty()) {
            waiting.add(chunk.getData());
            buffered += chunk.getData().size();
            arrived += from.relayed(chunk.getData().size());
        }
        paused = buffered >= limit;
        if (!paused) {
            request();
        }
        notifyAll();
    }

    /** A lease the coordinator forgot, a coordinator that fails, and a broken link say nothing about the source. */
    void broke(SliceCall one, Status status) {
        if (!awaits(one) || (PASSING.contains(status.getCode()) && goesOn())) {
            return;
        }
        fail(
                switch (status.getCode()) {
                    case DATA_LOSS, OUT_OF_RANGE ->
                        SliceFailure.broken("the coordinator could not read the slice: " + status.getDescription());
                    default -> SliceFailure.link("the slice stopped: " + CallEnd.of(status));
                });
    }

    private synchronized boolean goesOn() {
        if (tries >= MOST_TRIES || end != null) {
            return false;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << tries++);
        SliceCall rest = new SliceCall(this, received.bytes() + buffered);
        now = rest;
        arrived = 0;
        return again.fetch(rest, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    void ended(SliceTry one) {
        synchronized (this) {
            if (one != now) {
                return;
            }
            if (end != null) {
                complete = true;
                ended = System.nanoTime();
                notifyAll();
                return;
            }
        }
        fail(SliceFailure.broken("the slice ended without its end after " + (received.bytes() + buffered) + " bytes"));
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
        received.add(chunk);
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
    public synchronized Duration waited() {
        return hunger.total();
    }

    @Override
    public void cancel() {
        SliceTry open;
        synchronized (this) {
            open = complete ? null : now;
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
            hunger.begins();
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
            if (!received.isAllOf(told)) {
                String why = "the slice's digest is wrong; " + told.getBytes() + " bytes sent, " + received.bytes()
                        + " received";
                // What was made twice may differ where it was cut, which says nothing about the source.
                failure = now.from() > 0 ? SliceFailure.link(why) : SliceFailure.broken(why);
            }
        }
        if (failure != null) {
            throw failure;
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
        SliceTry open = now;
        int due = arrived;
        arrived = 0;
        pace.after(due, open::request);
    }
}
