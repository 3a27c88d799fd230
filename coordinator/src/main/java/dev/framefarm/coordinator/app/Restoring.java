package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.UnusableBackup;
import dev.framefarm.coordinator.engine.Access;
import dev.framefarm.coordinator.engine.Audit;
import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.security.AdminKeyFile;
import dev.framefarm.coordinator.security.RandomSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Brings a backup into the database of a coordinator that does not run. */
public final class Restoring {
    private Restoring() {}

    /** How many rows of each table were in it, and where a new key of an administrator is. */
    public record Restored(Map<String, Long> rows, Path adminKey) {}

    public static Restored run(Path backup, Path configuration) {
        CoordinatorConfiguration read = RunningCoordinator.configuration(configuration);
        try (InputStream in = Files.newInputStream(backup)) {
            Private.folder(read.data());
            Private.folder(read.data().resolve("db"));
            try (Database database = Database.open(PartSettings.database(read))) {
                AdminKeyFile file = AdminKeyFile.in(read.data());
                return new Restored(database.restore(in, () -> admin(database, file)), file.file());
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

    private static ApiKey admin(Database database, AdminKeyFile file) throws IOException {
        InstantSource clock = InstantSource.system();
        Access access = new Access(database.keys(), new RandomSecrets(), new Audit(database.audit(), clock), clock);
        try {
            return access.keepAdmin(file::write);
        } catch (IOException e) {
            throw new IOException("the admin key cannot be written to " + file.file() + ": " + FileTrouble.why(e), e);
        }
    }
}
