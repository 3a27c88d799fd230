package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FfmpegToolsTest {
    /** Taken for a damaged end, it would make a film shorter, or refuse it for having no frames at all. */
    @Test
    void whatCouldNotBeHeardSaysNothingOfTheFile() throws Exception {
        Path film = Clips.constantRate();

        assertThatThrownBy(() -> new FfmpegTools(Clips.tools())
                        .ffprobe(ProbeCommand.packets(film, "mov"), Duration.ofMinutes(1), 1 << 20, line -> {
                            throw new IOException("the line is cut");
                        }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("could not be run")
                .hasMessageContaining("the line is cut");
    }
}
