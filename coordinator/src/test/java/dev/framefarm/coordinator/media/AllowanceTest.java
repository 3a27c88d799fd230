package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowanceTest {
    @TempDir
    Path folder;

    @Test
    void littleFilesAreReadInNoTimeAndLongFilmsInTheirs() throws Exception {
        assertThat(Allowance.toOpen(file(1))).isEqualTo(Duration.ofSeconds(4));
        assertThat(Allowance.toRead(file(40_000_000))).isEqualTo(Duration.ofSeconds(44));
        assertThat(Allowance.toOpen(file(40_000_000))).isEqualTo(Duration.ofSeconds(6));
        assertThat(Allowance.toJudge(file(40_000_000), 250)).isEqualTo(Duration.ofSeconds(100));
        assertThat(Allowance.toJudge(file(1), 1L << 40)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Allowance.toOpen(file(1L << 40))).isEqualTo(Duration.ofMinutes(2));
        assertThat(Allowance.toRead(file(1L << 40))).isEqualTo(Duration.ofMinutes(30));
    }

    /** A file of holes takes no room. */
    private Path file(long bytes) throws Exception {
        Path file = folder.resolve("film");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        return file;
    }
}
