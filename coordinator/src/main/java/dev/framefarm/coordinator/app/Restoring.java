package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.UnusableBackup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Brings a backup into the database of a coordinator that does not run. */
public final class Restoring {
    private Restoring() {}

    /** How many rows each table has now. */
    public static Map<String, Long> run(Path backup, Path configuration) {
        CoordinatorConfiguration read = RunningCoordinator.configuration(configuration);
        try (InputStream in = Files.newInputStream(backup)) {
            Private.folder(read.data());
            Private.folder(read.data().resolve("db"));
            try (Database database = Database.open(PartSettings.database(read))) {
                return database.restore(in);
            }
        } catch (UnusableBackup e) {
            throw new FarmStartException(backup + " cannot be restored: " + e.getMessage(), 1);
        } catch (IOException | RuntimeException e) {
            throw new FarmStartException(
                    backup + " could not be restored, and nothing of it was: " + e.getMessage()
                            + ". Does the coordinator still run?",
                    1);
        }
    }
}
