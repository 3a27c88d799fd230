package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Roster;
import dev.framefarm.coordinator.testing.LedgerSamples;
import dev.framefarm.coordinator.testing.RosterContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryRosterTest extends RosterContract {
    private static final Duration PRESENCE = Duration.ofSeconds(15);

    private Instant now = LedgerSamples.NOON;
    private final Roster roster = new InMemoryRoster(() -> now, PRESENCE);

    @Override
    protected Roster roster() {
        return roster;
    }

    @Override
    protected void letHalfATermPass() {
        now = now.plus(PRESENCE.dividedBy(2));
    }
}
