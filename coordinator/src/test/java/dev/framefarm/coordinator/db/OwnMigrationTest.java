package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 in a folder, and a version that brings changes of its schema. */
class OwnMigrationTest {
    @TempDir
    private Path folder;

    private DatabaseSettings settings;
    private Path file;

    @BeforeEach
    void settle() {
        settings = DatabaseSettings.in(folder);
        file = settings.file();
    }

    /** Each change makes the files larger, so that their size tells how far it is. */
    @ParameterizedTest
    @ValueSource(ints = {16, 48, 96, 144, 192, 240})
    void whoeverIsKilledMeanwhileStartsAgain(int kibibytes) throws Exception {
        try (ChildJvm child = ChildJvm.start(CommittingProcess.class, folder.toString())) {
            while (size() < kibibytes << 10) {
                Thread.onSpinWait();
            }
            child.kill();
        }

        try (Database database = Database.open(settings)) {
            assertThat(database.jobs().insert(job("j-2"))).isEqualTo(job("j-2"));
        }
        assertThat(names()).contains("framefarm.mv.db").noneMatch(name -> name.contains(".next."));
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(OwnMigrationTest::size).sum();
        }
    }

    private static long size(Path each) {
        try {
            return Files.exists(each) ? Files.size(each) : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void aCopyThatWasBegunIsThrownAway() throws IOException {
        outdated();
        Files.writeString(OwnMigration.copyOf(file.toRealPath()), "half of a copy");

        assertHasTheJob();

        assertThat(names()).contains("framefarm.mv.db").noneMatch(name -> name.contains(".next."));
    }

    @Test
    void theFileStaysWhereItLiesAndWhoseItIs() throws IOException {
        outdated();
        Path elsewhere = Files.createDirectory(folder.resolve("large disk")).resolve("framefarm.mv.db");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));

        assertHasTheJob();

        assertThat(file).isSymbolicLink();
        assertThat(Files.getPosixFilePermissions(elsewhere)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void outdated() {
        try (Database database = Database.open(settings)) {
            database.jobs().insert(job("j-1"));
            database.jdbi().useHandle(handle -> {
                handle.execute("DROP INDEX output_blob");
                handle.execute("DELETE FROM databasechangelog WHERE id = '4'");
            });
        }
    }

    private void assertHasTheJob() {
        try (Database database = Database.open(settings)) {
            assertThat(database.jobs().find(new JobId("j-1"))).contains(job("j-1"));
        }
    }

    @Test
    void nobodyOpensItWhileAnotherDoes() throws IOException {
        try (FileChannel door = FileChannel.open(
                folder.resolve("framefarm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(OwnTurn.isLocked(door)).isTrue();

            assertThatThrownBy(() -> Database.open(settings)).hasMessageContaining("in use by another coordinator");
        }
        Database.open(settings).close();
    }

    @Test
    void saysHowMuchRoomItNeeds() {
        OwnMigration.demandRoom(file, 5 << 20, 10 << 20);

        assertThatThrownBy(() -> OwnMigration.demandRoom(file, 5 << 20, 9 << 20))
                .hasMessageContaining("needs 11 MiB beside it; 9 are free");
    }
}
