package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.engine.Chore;
import dev.framefarm.coordinator.engine.Retention;
import dev.framefarm.coordinator.engine.Sweeps;
import dev.framefarm.coordinator.grid.Grid;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps the blob store when it is time, elsewhere: it looks at every blob. */
final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Sweeps sweeps;
    private final Retention retention;
    private final Grid grid;
    private final Chore sweeping;
    private final InstantSource clock;

    Sweeper(Sweeps sweeps, Retention retention, Grid grid, Executor tidying, InstantSource clock) {
        this.sweeps = sweeps;
        this.retention = retention;
        this.grid = grid;
        this.sweeping = new Chore(tidying, this::sweep);
        this.clock = clock;
    }

    /** To be called every second. Who is there is not known while the grid is down; nothing is missed by then. */
    void look() {
        if (grid.isUp() && !sweeping.isUnderWay() && sweeps.areDue(grid.members(), clock.instant())) {
            sweeping.run();
        }
    }

    private void sweep() {
        try {
            retention.sweep();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Bytes that nobody needs could not be swept; once more in a minute", e);
            sweeps.failed(clock.instant());
        }
    }
}
