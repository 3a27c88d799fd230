package dev.framefarm.coordinator.app;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done every few seconds, for as long as the farm runs: one bad time must not be the last, and one step that fails keeps
 * no other from its turn. Whoever throws at a timer is never called again, and nobody is told.
 */
final class Tick implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

    private final List<Runnable> steps;

    Tick(Runnable... steps) {
        this.steps = List.of(steps);
    }

    @Override
    public void run() {
        steps.forEach(Tick::attempt);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("Housekeeping failed and is tried again soon", e);
        }
    }
}
