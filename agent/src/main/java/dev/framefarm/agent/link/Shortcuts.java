package dev.framefarm.agent.link;

import dev.framefarm.agent.attempt.Shortcut;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.FarmGrpc;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The way straight into the blob store: open where the coordinator said so and nothing was in the way. Thread-safe. */
public final class Shortcuts {
    private static final Duration STALL = Duration.ofSeconds(30);

    private final StorePut put;
    private final Passage passage;
    private volatile boolean offered;

    Shortcuts(Pace upward) {
        this(new StorePut(StoreAddress.client(), upward, STALL), System::nanoTime);
    }

    Shortcuts(StorePut put, LongSupplier nanos) {
        this.put = put;
        this.passage = new Passage("deliveries", nanos);
    }

    /** Deliveries since the start: those that went straight into the store, and those that should have. */
    public record Figures(long direct, long detours) {}

    public Figures figures() {
        return new Figures(passage.passed(), passage.detours());
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
        return passage.trouble();
    }

    void failed(String why) {
        passage.failed(why);
    }

    void worked() {
        passage.worked();
    }
}
