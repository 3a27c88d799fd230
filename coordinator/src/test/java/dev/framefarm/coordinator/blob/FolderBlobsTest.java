package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.testing.BlobsContract;
import dev.framefarm.coordinator.testing.ChildJvm;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest extends BlobsContract {
    @TempDir
    private Path folder;

    private FolderBlobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs();
    }

    @Override
    protected Blobs blobs() throws IOException {
        if (blobs == null) {
            blobs = FolderBlobs.open(folder);
        }
        return blobs;
    }

    @Test
    void theTimeOfABlobIsThatOfItsSeal() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            Files.writeString(incoming.file(), "hello");
            incoming.settle();
            Files.setLastModifiedTime(
                    incoming.file(), FileTime.from(Instant.now().minusSeconds(3600)));
            incoming.seal();
        }

        assertThat(blobs.delete(HELLO, Instant.now().minusSeconds(60))).isFalse();
        assertThat(blobs.has(HELLO)).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        assertThat(uploading()).isEmpty();
    }

    private List<String> uploading() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("uploading"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .toList();
        }
    }

    @Test
    void bytesThatAreSealedAgainAreAsGoodAsNew() throws IOException {
        store(blobs, "hello");
        Files.setLastModifiedTime(blobs.file(HELLO), FileTime.fromMillis(0));
        assertThat(old()).containsExactly(HELLO);

        store(blobs, "hello");
        assertThat(old()).isEmpty();
    }

    private List<Blob> old() throws IOException {
        List<Blob> old = new ArrayList<>();
        blobs.visit(Instant.now().minusSeconds(60), old::add);
        return old;
    }

    @Test
    void storesUnderTheDigestAndNowhereElse() throws IOException {
        store(blobs, "hello");

        assertThat(blobs.file(HELLO)).isEqualTo(folder.resolve("stored/2c/" + HELLO.sha256()));
        assertThat(uploading()).isEmpty();
    }

    @Test
    void keepsTheOldFileOfASecondSeal() throws IOException {
        store(blobs, "hello");
        Object old = Files.getAttribute(blobs.file(HELLO), "unix:ino");

        store(blobs, "hello");

        assertThat(Files.getAttribute(blobs.file(HELLO), "unix:ino")).isEqualTo(old);
    }

    @Test
    void findsWhatAnEarlierProcessStored() throws IOException {
        store(blobs, "hello");
        blobs.close();

        blobs = FolderBlobs.open(folder);

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void leavesAloneWhatAnotherCoordinatorOfThisProcessWrites() throws IOException {
        Blobs.Incoming incoming = blobs.create();
        incoming.write("hello".getBytes(UTF_8));

        FolderBlobs other = FolderBlobs.open(folder);

        assertThat(incoming.seal()).isEqualTo(HELLO);
        assertThat(other.has(HELLO)).isTrue();
        other.close();
    }

    @Test
    void clearsAwayWhatAKilledProcessLeftButNotWhileItLives() throws Exception {
        try (ChildJvm child = ChildJvm.start(HalfWritten.class, folder.toString())) {
            Path file = Path.of(child.line());

            FolderBlobs.open(folder).close();
            assertThat(file).hasContent("half");

            child.kill();
            FolderBlobs.open(folder).close();
            assertThat(file).doesNotExist();
            assertThat(file.getParent()).doesNotExist();
        }
    }

    @Test
    void whatAFolderLacksThatIsNotMountedIsNotGone(@TempDir Path other) throws IOException {
        Path mount = Files.createDirectories(other.resolve("mount"));
        Path disk = other.resolve("disk");
        try (FolderBlobs marked = FolderBlobs.open(mount, StoreMark.begin(mount, new OneVault()))) {
            store(marked, "hello");
            Blobs.Incoming late = marked.create();
            Files.move(mount, disk);
            Files.createDirectories(mount);

            assertThat(marked.trouble())
                    .hasValueSatisfying(why -> assertThat(why).contains("is it mounted?"));
            assertThatThrownBy(() -> marked.has(HELLO)).hasCauseInstanceOf(StoreAway.class);
            assertThatThrownBy(marked::free).hasCauseInstanceOf(StoreAway.class);
            assertThatExceptionOfType(StoreAway.class).isThrownBy(() -> marked.file(HELLO));
            assertThatExceptionOfType(StoreAway.class).isThrownBy(() -> marked.delete(HELLO, Instant.MAX));
            assertThatExceptionOfType(StoreAway.class).isThrownBy(marked::create);
            assertThatExceptionOfType(StoreAway.class).isThrownBy(late::seal);
            assertThat(mount).isEmptyDirectory();

            Files.delete(mount);
            Files.move(disk, mount);
            assertThat(marked.trouble()).isEmpty();
            assertThat(marked.file(HELLO)).hasContent("hello");
        }
    }

    @Test
    @DisabledIf("withoutFullDevice")
    void aFullDiskIsSaidClearlyAndLeavesNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("incoming"));
        Blobs.Incoming incoming = new FolderIncoming(blobs, file, new FileOutputStream("/dev/full"));

        assertThatExceptionOfType(NoRoom.class)
                .isThrownBy(() -> incoming.write(new byte[1000]))
                .withMessageContaining("disk is full")
                .withMessageContaining("bytes are free");

        assertThat(file).doesNotExist();
        incoming.close();
    }

    /** Only Linux has a device that is always full. */
    static boolean withoutFullDevice() {
        return !Files.exists(Path.of("/dev/full"));
    }
}
