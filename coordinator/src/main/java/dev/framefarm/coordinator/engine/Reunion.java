package dev.framefarm.coordinator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When coordinators that a split left in clusters of their own come together again, which clusters do not do by
 * themselves. All of them see in the database who lives: those who hear fewer of these than they miss leave what they
 * share to come to the others, who stay where they are. Of two halves the one with the first by name stays.
 */
public final class Reunion {
    /** A coordinator that starts is a while in the database before the others have heard of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration MOST = Duration.ofMinutes(16);

    private Duration wait = PATIENCE;
    private @Nullable Instant apart;

    /** Whether to go to the others now, if they can be reached. {@code together} are those this coordinator hears. */
    public boolean isDue(Set<String> alive, Collection<String> together, Instant now) {
        if (!isToGo(alive, together)) {
            apart = null;
            wait = PATIENCE;
            return false;
        }
        if (apart == null) {
            apart = now;
        }
        return !now.isBefore(apart.plus(wait));
    }

    private static boolean isToGo(Set<String> alive, Collection<String> together) {
        long missed = alive.stream().filter(each -> !together.contains(each)).count();
        return missed > together.size() || (missed == together.size() && !together.contains(Collections.min(alive)));
    }

    /** That they could not be reached, and are looked for again later. */
    public void waitMore(Instant now) {
        apart = now;
    }

    /** That this coordinator has gone: should it come back alone, it waits twice as long. */
    public void gone(Instant now) {
        apart = now;
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(MOST) < 0 ? longer : MOST;
    }
}
