package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.Restoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings a saved farm back. */
@Command(
        name = "restore",
        description = {
            "Bring a backup into an empty database.",
            "It is the empty database that a coordinator's configuration names, H2 or PostgreSQL, whichever the backup"
                    + " came from. The coordinator must not run.",
            "Jobs that were unfinished go on when it starts; what the blob store lacks is encoded again, or has expired."
        },
        footer = {"", "Example: framefarm restore farm-2030-01-01.zip /etc/framefarm/coordinator.yml"})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONFIG.yml",
            description = "The coordinator's configuration file.")
    private @Nullable Path configuration;

    @Override
    public Integer call() {
        demand(
                file,
                "the backup to restore: save one with 'framefarm backup FILE.zip' where the farm works, and name it here");
        if (configuration == null) {
            throw CommandFailed.usage("Say into whose database it goes: framefarm restore " + file
                    + " CONFIG.yml, with the configuration file of a coordinator whose database is empty.");
        }
        demand(configuration, "the configuration of a coordinator whose database is empty: name its file here");
        Restoring.Restored restored = Restoring.run(file, configuration);
        restored.rows().forEach((table, rows) -> System.out.printf("%8d  %s%n", rows, table));
        System.out.println("A new admin key is in " + restored.adminKey());
        return ExitCode.DONE;
    }

    private static void demand(Path needed, String what) {
        if (!Files.isReadable(needed)) {
            throw CommandFailed.usage("There is no file " + needed + " that can be read. Needed is " + what + ".");
        }
    }
}
