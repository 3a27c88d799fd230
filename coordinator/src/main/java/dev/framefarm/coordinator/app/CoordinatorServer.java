package dev.framefarm.coordinator.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** One coordinator in the foreground, until it is told to stop. */
public final class CoordinatorServer implements AutoCloseable {
    private final RunningCoordinator running;

    private CoordinatorServer(RunningCoordinator running) {
        this.running = running;
    }

    public static CoordinatorServer start(Path configuration) {
        if (!Files.isReadable(configuration)) {
            throw new FarmStartException("There is no configuration file " + configuration + " that can be read.", 2);
        }
        return new CoordinatorServer(RunningCoordinator.start(configuration));
    }

    public void await() throws InterruptedException {
        running.await();
    }

    /** Agents hear it first. Whoever still listens over HTTP is cut off after them. */
    @Override
    public void close() {
        running.farm().close();
        running.close();
    }
}
