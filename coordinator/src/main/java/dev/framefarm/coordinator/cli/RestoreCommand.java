package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.Restoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings a saved farm back. */
@Command(
        name = "restore",
        description = {
            "Bring a backup into the empty database that a coordinator's configuration names, H2 or PostgreSQL, whichever it"
                    + " came from. The coordinator must not run.",
            "Jobs that were unfinished go on when it starts; what the blob store lacks is encoded again, or has expired."
        },
        footer = {"", "Example: framefarm restore farm-2030-01-01.zip /etc/framefarm/coordinator.yml"})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "CONFIG.yml", description = "The coordinator's configuration file.")
    private Path configuration = Path.of("");

    @Override
    public Integer call() {
        for (Path needed : new Path[] {file, configuration}) {
            if (!Files.isReadable(needed)) {
                throw CommandFailed.usage("There is no file " + needed + " that can be read.");
            }
        }
        Restoring.run(file, configuration).forEach((table, rows) -> System.out.printf("%8d  %s%n", rows, table));
        return ExitCode.DONE;
    }
}
