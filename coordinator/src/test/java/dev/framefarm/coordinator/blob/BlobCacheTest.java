package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobCacheTest {
    @TempDir
    private Path place;

    private final StoreFigures figures = new StoreFigures();
    private FolderBlobs folder;

    @BeforeEach
    void open() throws IOException {
        folder = FolderBlobs.open(place);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    private Blob kept(String text, int minutesAgo) throws IOException {
        try (FolderIncoming incoming = folder.begin()) {
            incoming.write(text.getBytes(UTF_8));
            Blob blob = incoming.seal();
            Files.setLastModifiedTime(
                    folder.place(blob), FileTime.from(Instant.now().minusSeconds(60L * minutesAgo)));
            return blob;
        }
    }

    @Test
    void whatWasNotUsedLongestGoesFirst() throws IOException {
        Blob old = kept("old film..", 60);
        Blob older = kept("older film", 120);
        BlobCache cache = BlobCache.over(folder, 25, figures);
        Blob fresh = kept("fresh film", 0);

        cache.added(fresh);

        assertThat(cache.has(older)).isFalse();
        assertThat(cache.has(old)).isTrue();
        assertThat(cache.has(fresh)).isTrue();
        assertThat(figures.all()).containsEntry("cache_evictions", 1L);
    }

    @Test
    void whatWasHandedOutLatelyStaysWhateverItTakes() throws IOException {
        Blob old = kept("old film", 60);
        BlobCache cache = BlobCache.over(folder, 10, figures);
        assertThat(cache.find(old)).isPresent();

        Blob fresh = kept("fresh film", 0);
        cache.added(fresh);

        assertThat(cache.has(old)).isTrue();
        assertThat(cache.has(fresh)).isTrue();
    }

    @Test
    void whatAnEarlierProcessLeftCounts() throws IOException {
        Blob old = kept("a film that is too large", 60);

        assertThat(BlobCache.over(folder, 10, figures).has(old)).isFalse();
    }

    @Test
    void countsWhatItSpared() throws IOException {
        Blob old = kept("old film", 60);
        BlobCache cache = BlobCache.over(folder, 100, figures);
        cache.find(old);
        cache.forget(old);
        cache.find(old);

        assertThat(figures.all()).containsEntry("cache_hits", 1L).containsEntry("cache_misses", 1L);
    }

    @Test
    void aCopyForWhichThereIsNoRoomIsNotBegun() throws IOException {
        Blob old = kept("old film", 60);
        BlobCache cache = BlobCache.over(folder, 100, figures);

        assertThatThrownBy(() -> cache.promise(folder.free()))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("make room");
        assertThat(cache.has(old)).as("what nobody uses made room").isFalse();
    }

    /** Each would fit, and together they would fill the disk. */
    @Test
    void roomIsPromisedOnce() throws IOException {
        BlobCache cache = BlobCache.over(folder, 100, figures);
        long most = folder.free() * 2 / 3;
        try (Promised first = cache.promise(most)) {
            assertThatThrownBy(() -> cache.promise(most)).isInstanceOf(NoRoom.class);
            first.writing(OutputStream.nullOutputStream()).write(new byte[1000]);
            assertThat(cache.free()).as("what is written is not free any more").isBetween(0L, most);
        }
        cache.promise(most).close();
    }
}
