package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FileTrouble;
import dev.framefarm.coordinator.db.BackupCheck;
import dev.framefarm.coordinator.db.UnusableBackup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves what a farm must not forget. */
@Command(
        name = "backup",
        description = {
            "Save what a farm must not forget, while it works.",
            "That is jobs, keys, agents and where everything lies, as they are at this moment.",
            "The films themselves lie in the blob store, which has a backup of its own."
        },
        footer = {"", "Example: framefarm backup farm-2030-01-01.zip"})
final class BackupCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The ZIP to write.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Overwrite FILE.")
    private boolean force;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() {
        FilmOutput target = FilmOutput.check(file, force);
        save(remote.client(), target);
        System.out.println(target.path());
        target.mustLieWhereWanted();
        return ExitCode.DONE;
    }

    static void save(FarmClient farm, FilmOutput target) {
        try (InputStream backup = farm.download("backup")) {
            target.write(backup, BackupCheck::demandWhole);
        } catch (UnusableBackup e) {
            throw CommandFailed.failed("What the farm sent is no whole backup, and was not kept. " + e.getMessage()
                    + " The coordinator's log may tell what stopped it.");
        } catch (IOException e) {
            throw CommandFailed.failed(
                    "The backup could not be written to " + target.path() + ": " + FileTrouble.why(e));
        }
    }
}
