package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
    @TempDir
    private Path place;

    @Test
    void aFarmWhoseFolderIsNotMountedDoesNotStartAndMakesNothingThere() throws IOException {
        Path films = place.resolve("films");
        try (Database database = Database.open(DatabaseSettings.in(Files.createDirectory(place.resolve("db"))))) {
            open(films, database);
            open(films, database);
            Files.move(films, place.resolve("disk"));

            assertThatThrownBy(() -> open(films, database))
                    .isInstanceOf(FarmStartException.class)
                    .hasMessageContaining("mount it and start again");
            assertThat(films).doesNotExist();

            Files.move(place.resolve("disk"), films);
            open(films, database);
        }
    }

    private void open(Path films, Database database) throws IOException {
        try (BlobStore store = BlobStore.open(BlobsSection.folder(films.toString()), place, database.vault())) {
            assertThat(store.blobs().trouble()).isEmpty();
        }
    }
}
