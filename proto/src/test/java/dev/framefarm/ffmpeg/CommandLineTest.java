package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

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
}
