package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.CoordinatorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What systemd runs. */
@Command(
        name = "coordinator",
        description = "Run one coordinator in the foreground.",
        footer = {"", "Example: framefarm coordinator /etc/framefarm/coordinator.yml"})
final class CoordinatorCommand implements Callable<Integer> {
    /** Agents get two seconds for what is nearly delivered; the rest is closing files. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Parameters(index = "0", paramLabel = "CONFIG.yml", description = "Its configuration file.")
    private Path configuration = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        try (CoordinatorServer server = CoordinatorServer.start(configuration)) {
            Interrupts.allow(PATIENCE);
            Interrupts.areTheEnd();
            Interrupts.add(server::close);
            server.await();
        }
        return ExitCode.DONE;
    }
}
