package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndsTest {
    @ParameterizedTest
    @CsvSource({
        "0, '', DONE",
        "1, Conversion failed!, FAILED",
        "129, '', STOPPED",
        "130, '', STOPPED",
        "143, '', STOPPED",
        "255, '', STOPPED",
        "255, pipe:1: Operation not permitted, FAILED",
        "137, '', OUT_OF_MEMORY",
        "1, x264 [error]: malloc of size 4096 failed, OUT_OF_MEMORY",
        "153, '', OUT_OF_SPACE",
        "228, av_interleaved_write_frame(): No space left on device, OUT_OF_SPACE"
    })
    void anEndSaysWhy(int exitCode, String log, Ending ending) {
        assertThat(Ends.of(exitCode, log, false)).isEqualTo(ending);
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 152, 255})
    void whoUsedUpItsComputingTimeHasFailed(int exitCode) {
        assertThat(Ends.of(exitCode, "", true)).isEqualTo(Ending.FAILED);
    }
}
