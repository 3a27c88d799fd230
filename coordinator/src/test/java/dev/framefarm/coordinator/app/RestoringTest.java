package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.engine.Access;
import dev.framefarm.coordinator.engine.Audit;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.security.AdminKeyFile;
import dev.framefarm.coordinator.security.RandomSecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoringTest {
    @TempDir
    private Path folder;

    private Path backup;
    private Path configuration;
    private Path data;

    @BeforeEach
    void aFarmWhoseMachineIsLost() throws IOException {
        backup = folder.resolve("farm.zip");
        data = folder.resolve("new");
        configuration = Files.writeString(folder.resolve("coordinator.yml"), "data: " + data + "\n");
        try (Database database = Database.open(DatabaseSettings.in(folder.resolve("lost")));
                OutputStream out = Files.newOutputStream(backup)) {
            access(database).createFirst(bearer -> {});
            database.backup().write(out);
        }
    }

    @Test
    void whoeverRestoredItIsAnAdministratorOfIt() throws IOException {
        Restoring.Restored restored = Restoring.run(backup, configuration);

        assertThat(restored.rows()).containsEntry("api_key", 1L);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.adminKey())))
                .isEqualTo("rw-------");
        String bearer = AdminKeyFile.in(data).read().orElseThrow();
        try (Database database =
                Database.open(PartSettings.database(RunningCoordinator.configuration(configuration)))) {
            assertThat(access(database).authenticate(bearer).map(Principal::role))
                    .contains(Role.ADMIN);
        }
    }

    @Test
    void withoutAKeyNothingIsRestored() throws IOException {
        Files.createDirectories(data.resolve("admin.key/in-the-way"));

        assertThatThrownBy(() -> Restoring.run(backup, configuration))
                .isInstanceOf(FarmStartException.class)
                .hasMessageContaining("admin key cannot be written");

        Files.delete(data.resolve("admin.key/in-the-way"));
        Files.delete(data.resolve("admin.key"));
        assertThat(Restoring.run(backup, configuration).adminKey()).exists();
    }

    private static Access access(Database database) {
        InstantSource clock = InstantSource.system();
        return new Access(database.keys(), new RandomSecrets(), new Audit(database.audit(), clock), clock);
    }
}
