package dev.framefarm.agent.progress;

import java.time.Duration;

/** How far one encode has come: {@code done} of {@code total} units, {@code elapsed} since it began. */
public record Advance(long done, long total, Duration elapsed) {
    /** From here on the next source is fetched, so that the slot need not wait for it. */
    private static final double NEARLY = 0.6;

    private static final double LONGEST_SECONDS = 1e9;
    private static final Duration SOON = Duration.ofSeconds(8);
    /** Every source takes a moment to begin. */
    private static final Duration BEGINNING = Duration.ofSeconds(3);

    public Advance {
        total = Math.max(1, total);
        done = Math.max(0, Math.min(done, total));
    }

    public double share() {
        return (double) done / total;
    }

    /** Whether it ends soon enough that the next piece of work should be on its way. */
    public boolean nearlyDone() {
        return share() >= NEARLY || (done > 0 && remaining().compareTo(SOON) < 0);
    }

    /** Whether it spent more time waiting for its source than working. */
    public boolean starved(Duration waited) {
        return waited.compareTo(BEGINNING) > 0 && waited.compareTo(elapsed.dividedBy(2)) > 0;
    }

    /** The time left if it goes on as it went. */
    public Duration remaining() {
        double left = (1 - share()) / Math.max(share(), 1e-9);
        return Duration.ofSeconds((long) Math.min(LONGEST_SECONDS, elapsed.toNanos() / 1e9 * left));
    }
}
