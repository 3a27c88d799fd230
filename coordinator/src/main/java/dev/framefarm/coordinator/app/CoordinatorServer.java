package dev.framefarm.coordinator.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** One coordinator in the foreground, until it is told to stop. */
public final class CoordinatorServer {
    private CoordinatorServer() {}

    /** The exit code. */
    public static int run(Path configuration) throws InterruptedException {
        if (!Files.isReadable(configuration)) {
            throw new FarmStartException("There is no configuration file " + configuration + " that can be read.", 2);
        }
        RunningCoordinator.start(configuration).await();
        return 0;
    }
}
