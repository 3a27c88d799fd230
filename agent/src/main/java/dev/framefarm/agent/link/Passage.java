package dev.framefarm.agent.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One direction of the way past the coordinator: closed for a while after it failed, so that a machine that cannot reach
 * the store does not try in vain each time. Thread-safe.
 */
final class Passage {
    private static final Logger log = LoggerFactory.getLogger(Passage.class);
    private static final Duration AVOIDED = Duration.ofMinutes(10);

    private final String what;
    private final LongSupplier nanos;
    private final LongAdder passed = new LongAdder();
    private final LongAdder detours = new LongAdder();
    private volatile @Nullable Closed closed;

    private record Closed(String why, long until) {}

    /** @param what goes this way, in the plural */
    Passage(String what, LongSupplier nanos) {
        this.what = what;
        this.nanos = nanos;
    }

    /** Why everything is relayed just now; empty once it is worth another try. */
    Optional<String> trouble() {
        Closed now = closed;
        return now == null || nanos.getAsLong() - now.until() > 0 ? Optional.empty() : Optional.of(now.why());
    }

    /** Several may fail at once; it is said once. */
    synchronized void failed(String why) {
        detours.increment();
        if (trouble().isEmpty()) {
            log.warn("{} go through the coordinator for {} minutes: {}", what, AVOIDED.toMinutes(), why);
        }
        closed = new Closed(why, nanos.getAsLong() + AVOIDED.toNanos());
    }

    void worked() {
        passed.increment();
    }

    long passed() {
        return passed.sum();
    }

    long detours() {
        return detours.sum();
    }
}
