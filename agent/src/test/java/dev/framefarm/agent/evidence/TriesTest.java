package dev.framefarm.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Quality.Metric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A crf follows from what was tried. */
class TriesTest {
    private static final List<Integer> CRFS = List.of(14, 26, 38);

    @Test
    void theLimitsAndTheMiddleAreTried() {
        assertThat(Tries.crfs(wanted(Metric.SSIM, 0.97))).isEqualTo(CRFS);
    }

    /** The scores are 20, 15 and 10 decibels. */
    @ParameterizedTest
    @CsvSource({"0.995, 14", "0.99, 14", "0.98, 21", "0.9683, 26", "0.95, 30", "0.9, 38", "0.5, 38"})
    void theWorstThatReachesTheScoreIsChosen(double score, int crf) {
        List<Likeness> tried = Likeness.pair(CRFS, List.of(0.99, 0.968377, 0.9));
        assertThat(Tries.choose(wanted(Metric.SSIM, score), tried)).isEqualTo(crf);
    }

    @Test
    void decibelsAreTakenAsTheyAre() {
        List<Likeness> tried = Likeness.pair(CRFS, List.of(44.0, 38.0, 32.0));
        assertThat(Tries.choose(wanted(Metric.XPSNR, 35), tried)).isEqualTo(32);
    }

    /** Flat pictures are equal to the source's whatever the crf. */
    @Test
    void whatIsEqualAnywayGetsTheWorst() {
        List<Likeness> tried = Likeness.pair(CRFS, List.of(1.0, 1.0, 1.0));
        assertThat(Tries.choose(wanted(Metric.SSIM, 0.9999), tried)).isEqualTo(38);
    }

    @Test
    void scoresAreFoundByTheirNumbers() {
        String log = """
                [xpsnr@1 @ 0x7f8850664000] [info] XPSNR  y: 23.3236  u: 25.0078  v: 24.3917  (minimum: 23.3236)
                [xpsnr@2 @ 0x7f8850664001] [info] XPSNR  y: inf  u: inf  v: inf  (minimum: inf)
                [ssim@0 @ 0x7f8850663c80] [info] SSIM Y:0.915711 (10.742293) U:0.950630 (13.065338) All:0.927101 (11.3)
                """;
        assertThat(Likeness.read(log, List.of(Metric.SSIM, Metric.XPSNR, Metric.XPSNR)))
                .containsExactly(0.927101, 23.3236, 100.0);
        assertThat(Likeness.read(log, List.of(Metric.SSIM, Metric.SSIM))).isEmpty();
    }

    private static Quality wanted(Metric metric, double score) {
        return new Quality(metric, score, 14, 38, Optional.empty());
    }
}
