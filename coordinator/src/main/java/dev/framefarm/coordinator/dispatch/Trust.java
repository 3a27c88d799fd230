package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.model.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether an agent gets work, as its past tells. Whoever fails at what others can do, three times in a row or every
 * fourth time, is put aside: for a minute at first, then it may show with one attempt that it is well again, and is put
 * aside for twice as long if it is not. What nobody can do is no fault of an agent's.
 */
public record Trust(int debt, int timesAside, Instant until) {
    public static final Trust GOOD = new Trust(0, 0, Instant.MIN);

    /** A fault costs as much as so many deliveries make good. */
    private static final int FAULT = 3;

    private static final int MOST_DEBT = 3 * FAULT;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /** {@code marks} are of one agent, oldest first. */
    public static Trust of(List<Mark> marks) {
        Trust trust = GOOD;
        for (Mark mark : marks) {
            trust = trust.after(mark);
        }
        return trust;
    }

    public boolean isAside(Instant now) {
        return timesAside > 0 && now.isBefore(until);
    }

    /** Whether it may have one attempt and no more. */
    public boolean isOnTrial(Instant now) {
        return timesAside > 0 && !now.isBefore(until);
    }

    private Trust after(Mark mark) {
        if (isAside(mark.at())) {
            return this; // it was begun before
        }
        return mark.kind() == Mark.Kind.DELIVERED ? delivered() : failed(mark);
    }

    private Trust delivered() {
        return timesAside > 0 ? GOOD : new Trust(Math.max(0, debt - 1), 0, until);
    }

    private Trust failed(Mark mark) {
        boolean onTrial = timesAside > 0;
        if (!onTrial && mark.kind() == Mark.Kind.FAILED) {
            return this;
        }
        return onTrial || debt + FAULT >= MOST_DEBT ? aside(mark.at()) : new Trust(debt + FAULT, 0, until);
    }

    private Trust aside(Instant at) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(timesAside, MOST_DOUBLINGS));
        return new Trust(0, timesAside + 1, at.plus(pause));
    }
}
