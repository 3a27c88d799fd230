package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file a repeated order means. */
class SourcesTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Path film;

    @BeforeEach
    void makeFilm() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("a"));
        film = Files.writeString(folder.resolve("film.mp4"), "a film");
    }

    @Test
    void tellsFilesOfOneNameApart() throws IOException {
        Path other = Files.createDirectory(folder.resolveSibling("b")).resolve("film.mp4");
        assertThat(isNamed(film)).isTrue();
        assertThat(isNamed(other)).isFalse();
        Files.writeString(other, "another film");
        assertThat(isNamed(other)).isFalse();
    }

    @Test
    void knowsAFileByItsLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling("latest.mp4"), film);
        assertThat(isNamed(link)).isTrue();
    }

    @Test
    void knowsAFileThatIsGone() throws IOException {
        Path linked = Files.createSymbolicLink(folder.resolveSibling("films"), folder);
        Files.delete(film);
        assertThat(isNamed(film)).isTrue();
        assertThat(isNamed(linked.resolve("film.mp4"))).isTrue();
        assertThat(isNamed(folder.resolve("../a/film.mp4"))).isTrue();
        assertThat(isNamed(folder.resolve("other.mp4"))).isFalse();
    }

    @Test
    void takesNoPathForNoFile() {
        assertThat(isNamed("\0")).isFalse();
    }

    private boolean isNamed(Path asked) {
        return isNamed(asked.toString());
    }

    private boolean isNamed(String asked) {
        Source ordered = new Source.Local(film.toString(), 6, Instant.EPOCH, "film.mp4");
        return Sources.isNamed(new OrderSource.LocalFile(asked), ordered);
    }
}
