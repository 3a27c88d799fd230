package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.engine.Chore;
import dev.framefarm.coordinator.engine.Custody;
import dev.framefarm.coordinator.engine.Reunion;
import dev.framefarm.coordinator.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks who is there, says so, and goes to the others where a split left this coordinator apart from them. */
final class Gathering {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Reunion reunion = new Reunion();
    private final Custody custody;
    private final Grid grid;
    private final Chore looking;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private List<String> together = List.of();

    Gathering(Custody custody, Grid grid, Executor elsewhere, InstantSource clock) {
        this.custody = custody;
        this.grid = grid;
        this.looking = new Chore(elsewhere, this::gather);
        this.clock = clock;
    }

    /** To be called every second. Nobody is apart from anybody while the grid is down: it comes back by itself. */
    void look() {
        Instant now = clock.instant();
        if (!now.isBefore(next) && grid.isUp() && !looking.isUnderWay()) {
            next = now.plus(BETWEEN_LOOKS);
            looking.run();
        }
    }

    private void gather() {
        try {
            goWhereOthersAre();
        } catch (RuntimeException e) {
            LOG.debug("Who lives is not known: the database does not say, or the grid went down", e);
        }
    }

    private void goWhereOthersAre() {
        List<String> found = grid.members();
        if (!found.equals(together)) {
            LOG.info("Coordinators that hear each other, the longest-serving first: {}", String.join(", ", found));
            together = found;
        }
        Set<String> alive = custody.alive();
        Instant now = clock.instant();
        if (!reunion.isDue(alive, found, now)) {
            return;
        }
        if (!grid.hearsStrangers()) {
            reunion.waitMore(now);
            return;
        }
        LOG.warn(
                "Of the coordinators {} this one hears {} alone, though others can be reached; it goes to them",
                new TreeSet<>(alive),
                found);
        reunion.gone(now);
        grid.restart();
    }
}
