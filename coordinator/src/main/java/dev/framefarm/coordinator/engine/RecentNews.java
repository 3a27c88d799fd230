package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.engine.Happenings.Numbered;
import java.util.ArrayDeque;
import java.util.stream.Stream;

/**
 * The farm's newest news, for those who come back. Numbers grow by more than one, so nobody can see from two of them
 * whether something lay between. For one thread at a time.
 */
public final class RecentNews {
    public static final int MOST = 1_000;

    private final ArrayDeque<Numbered> kept = new ArrayDeque<>(MOST);
    /** The number before the oldest that is kept. */
    private long forgotten;

    public void add(Numbered numbered) {
        if (kept.size() == MOST) {
            forgotten = kept.removeFirst().sequence();
        }
        kept.addLast(numbered);
    }

    public long latest() {
        return kept.isEmpty() ? forgotten : kept.getLast().sequence();
    }

    public Stream<Numbered> after(long sequence) {
        return kept.stream().filter(each -> each.sequence() > sequence);
    }

    /**
     * Whether everything that came after this number is kept. Another coordinator's number, or one from before a
     * restart, says nothing about what its owner has heard of ours, even where it lies among them.
     */
    public boolean hasAllAfter(long sequence) {
        return sequence == forgotten || kept.stream().anyMatch(each -> each.sequence() == sequence);
    }
}
