package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    void theProgramYieldsToOthersOfItsSession() throws Exception {
        assertThat(run("/usr/bin/nice")).isEqualTo("15\n");
    }

    @Test
    void itsSessionYieldsToOtherSessions() throws Exception {
        assumeTrue(sessionsShare());
        assertThat(run("/usr/bin/cat", "/proc/self/autogroup")).endsWith(" nice 15\n");
    }

    @Test
    void whatTheProgramIsToldStaysAsItIs() throws Exception {
        assertThat(run("/usr/bin/printf", "%s|", "a b", "$HOME", "*", "'", "")).isEqualTo("a b|$HOME|*|'||");
    }

    private static boolean sessionsShare() throws IOException {
        Path switched = Path.of("/proc/sys/kernel/sched_autogroup_enabled");
        return switched.toFile().exists() && Files.readString(switched).startsWith("1");
    }

    private static String run(String program, String... arguments) throws Exception {
        Process process = new ProcessBuilder(CommandLine.of(Path.of(program), List.of(arguments), Limits.none()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
