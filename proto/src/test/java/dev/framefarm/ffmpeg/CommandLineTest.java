package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void wrapsTheProgramInAnEmptyEnvironmentAGroupAndLimits() {
        Limits limits = new Limits(1 << 30, 500, Duration.ofSeconds(60));
        assertThat(CommandLine.of(Path.of("/opt/ffmpeg"), List.of("-version"), limits))
                .containsSubsequence("/usr/bin/env", "-i", "LC_ALL=C", "/usr/bin/setsid", "/usr/bin/prlimit")
                .endsWith(
                        "--core=0", "--data=1073741824", "--fsize=500", "--cpu=60:65", "--", "/opt/ffmpeg", "-version");
    }

    @Test
    void noLimitsStillForbidCoreDumps() {
        assertThat(CommandLine.options(Limits.none())).containsExactly("--core=0");
    }

    @Test
    void theEndIsReadFromCodeAndLog() {
        assertThat(Ends.of(0, "whatever")).isEqualTo(Ending.DONE);
        assertThat(Ends.of(1, "Invalid data found")).isEqualTo(Ending.FAILED);
        assertThat(Ends.of(244, "Error: Cannot allocate memory")).isEqualTo(Ending.OUT_OF_MEMORY);
        assertThat(Ends.of(137, "")).isEqualTo(Ending.OUT_OF_MEMORY);
        assertThat(Ends.of(228, "av_interleaved_write_frame(): No space left on device"))
                .isEqualTo(Ending.OUT_OF_SPACE);
        assertThat(Ends.of(153, "")).isEqualTo(Ending.OUT_OF_SPACE);
    }
}
