package dev.framefarm.agent.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The farm's time, as the coordinators say it. This machine's own clock may be wrong by days; it is asked only until one of them has
 * spoken. Thread-safe.
 */
public final class FarmClock implements InstantSource {
    private final InstantSource own;
    private final LongSupplier nanos;
    private final AtomicReference<Heard> heard = new AtomicReference<>();

    /** What was said, and when, by a count that nobody sets. */
    private record Heard(Instant time, long nanos) {}

    public FarmClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    FarmClock(InstantSource own, LongSupplier nanos) {
        this.own = own;
        this.nanos = nanos;
    }

    void told(Instant time) {
        heard.set(new Heard(time, nanos.getAsLong()));
    }

    @Override
    public Instant instant() {
        Heard last = heard.get();
        return last == null ? own.instant() : last.time().plus(Duration.ofNanos(nanos.getAsLong() - last.nanos()));
    }
}
