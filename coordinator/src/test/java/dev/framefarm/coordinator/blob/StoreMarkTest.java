package dev.framefarm.coordinator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.framefarm.coordinator.engine.StoreAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMarkTest {
    private final OneVault vault = new OneVault();

    @TempDir
    private Path folder;

    @TempDir
    private Path empty;

    @Test
    void aNewFarmTakesTheFolderItIsGiven() throws IOException {
        assertThat(StoreMark.known(folder, vault)).isEmpty();

        assertThat(StoreMark.begin(folder, vault).isThere()).isTrue();

        assertThat(StoreMark.known(folder, vault)).isPresent();
    }

    @Test
    void anEmptyPlaceIsNotTakenForTheFarmsFolderAndStaysEmpty() throws IOException {
        StoreMark.begin(folder, vault);

        assertThatExceptionOfType(StoreAway.class)
                .isThrownBy(() -> StoreMark.known(empty, vault))
                .withMessageContaining("mount it and start again");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void anotherFarmsFolderIsNotTaken() throws IOException {
        StoreMark.begin(folder, vault);
        StoreMark.begin(empty, new OneVault());

        assertThatExceptionOfType(StoreAway.class).isThrownBy(() -> StoreMark.known(empty, vault));
    }

    @Test
    void whoeverMovedTheFilmsSaysSoAsItIsAdvised() throws IOException {
        StoreMark.begin(folder, vault);
        String advice = catchThrowable(() -> StoreMark.known(empty, vault)).getMessage();
        String id = advice.replaceFirst(".*echo (\\S+) > .*", "$1");

        Files.writeString(empty.resolve(StoreMark.FILE), id + "\n");

        assertThat(StoreMark.known(empty, vault)).isPresent();
    }

    /** Or the database was begun anew. */
    @Test
    void whoeverBeginsWithTheSameFolderALittleLaterAgrees() throws IOException {
        StoreMark first = StoreMark.begin(folder, vault);

        assertThat(StoreMark.begin(folder, vault).isThere()).isTrue();
        assertThat(StoreMark.begin(folder, new OneVault()).isThere()).isTrue();
        assertThat(first.isThere()).isTrue();
    }

    @Test
    void ofTwoThatBeginAtOnceTheFirstInTheDatabaseIsRight() throws IOException {
        StoreMark first = StoreMark.begin(folder, vault);
        Files.delete(folder.resolve(StoreMark.FILE));

        assertThat(StoreMark.begin(folder, vault).isThere()).isTrue();
        assertThat(first.isThere()).isTrue();
    }
}
