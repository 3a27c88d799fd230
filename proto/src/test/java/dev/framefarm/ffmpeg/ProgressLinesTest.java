package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.ffmpeg.FfmpegRun.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private final List<Progress> seen = new ArrayList<>();
    private final ProgressLines lines = new ProgressLines(seen::add);

    @Test
    void reportsOncePerBlock() {
        accept("frame=12\nfps=0.00\nstream_0_0_q=-1.0\nbitrate= 812.3kbits/s\ntotal_size=48\nout_time_us=500000");
        accept("out_time_ms=500000\nout_time=00:00:00.500000\ndup_frames=0\ndrop_frames=0\nspeed=1.1x");
        assertThat(seen).isEmpty();
        accept("progress=continue");
        assertThat(seen).containsExactly(new Progress(12, 500_000));
    }

    @Test
    void keepsTheLastValueWhereFfmpegSaysNotAvailable() {
        accept("frame=12\nout_time_us=500000\nprogress=continue");
        accept("frame=13\nout_time_us=N/A\nout_time=N/A\nbitrate=N/A\nspeed=N/A\nprogress=end");
        assertThat(seen).containsExactly(new Progress(12, 500_000), new Progress(13, 500_000));
    }

    @Test
    void beginsAtZeroWhenNothingIsKnown() {
        accept("frame=0\nout_time_us=N/A\nprogress=continue");
        assertThat(seen).containsExactly(new Progress(0, 0));
    }

    @Test
    void leavesTheLogAlone() {
        assertThat(lines.accept("[mp4 @ 0x55] [warning] frame=1 is odd")).isFalse();
        assertThat(lines.accept("Conversion failed!")).isFalse();
    }

    @Test
    void aStandstillIsSeenAcrossReports() {
        accept("frame=5\nout_time_us=1\ntotal_size=7\nprogress=continue");
        long before = lines.movement();
        accept("frame=5\nout_time_us=1\ntotal_size=7\nspeed=0.1x\nprogress=continue");
        assertThat(lines.movement()).isEqualTo(before);
        accept("frame=5\nout_time_us=1\ntotal_size=8\nprogress=continue");
        assertThat(lines.movement()).isNotEqualTo(before);
    }

    private void accept(String block) {
        block.lines().forEach(line -> assertThat(lines.accept(line)).as(line).isTrue());
    }
}
