package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Shortcut;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.FarmGrpc;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way straight into the blob store: open where the coordinator said so, and closed for a while after it failed, so
 * that not every delivery of a machine that cannot reach the store is kept and tried in vain. Thread-safe.
 */
public final class Shortcuts {
    private static final Logger log = LoggerFactory.getLogger(Shortcuts.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration AVOIDED = Duration.ofMinutes(10);

    private final StorePut put;
    private final LongSupplier nanos;
    private final LongAdder direct = new LongAdder();
    private final LongAdder detours = new LongAdder();
    private volatile boolean offered;
    private volatile @Nullable Closed closed;

    private record Closed(String why, long until) {}

    Shortcuts(Pace upward) {
        this(new StorePut(StorePut.client(CONNECT), upward, STALL), System::nanoTime);
    }

    Shortcuts(StorePut put, LongSupplier nanos) {
        this.put = put;
        this.nanos = nanos;
    }

    /** Deliveries since the start: those that went straight into the store, and those that should have. */
    public record Figures(long direct, long detours) {}

    public Figures figures() {
        return new Figures(direct.sum(), detours.sum());
    }

    /** What the last welcome said. */
    void offered(boolean said) {
        offered = said;
    }

    Optional<Shortcut> of(LeaseId lease, Supplier<FarmGrpc.FarmFutureStub> farm) {
        return offered && trouble().isEmpty()
                ? Optional.of(new StoreShortcut(lease, farm, put, this))
                : Optional.empty();
    }

    /** Why deliveries are relayed just now; empty once it is worth another try. */
    Optional<String> trouble() {
        Closed now = closed;
        return now == null || nanos.getAsLong() - now.until() > 0 ? Optional.empty() : Optional.of(now.why());
    }

    void failed(String why) {
        detours.increment();
        if (trouble().isEmpty()) {
            log.warn("deliveries go through the coordinator for {} minutes: {}", AVOIDED.toMinutes(), why);
        }
        closed = new Closed(why, nanos.getAsLong() + AVOIDED.toNanos());
    }

    void worked() {
        direct.increment();
    }
}
