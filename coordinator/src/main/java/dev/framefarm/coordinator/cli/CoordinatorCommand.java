package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.CoordinatorServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What systemd runs. */
@Command(
        name = "coordinator",
        description = "Run one coordinator in the foreground.",
        footer = {"", "Example: framefarm coordinator /etc/framefarm/coordinator.yml"})
final class CoordinatorCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CONFIG.yml", description = "Its configuration file.")
    private Path configuration = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        return CoordinatorServer.run(configuration);
    }
}
