package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CertificateSummaryTest {
    @Test
    void saysOnOneLineWhatIsProven() {
        JsonNode certificate = Json.read("""
                {"exactness":{"exact":true,"framesOut":250,"largestDeviation":0.0004},
                 "sound":[{"difference":{"start":0.001,"end":-0.0213}},{"stream":2}],
                 "seams":[{"frame":120,"key":true},{"frame":180,"key":true,"quality":{"before":0.97,"after":0.9612}}],
                 "warnings":["The subtitles of stream 2 are dropped."]}""");

        assertThat(CertificateSummary.sentence(certificate))
                .isEqualTo(
                        "EXACT, 250 frames, times within 0.4 ms, sound within 21.3 ms, 2 seams (worst SSIM 0.961), 1 warning");
        assertThat(CertificateSummary.warnings(certificate)).containsExactly("The subtitles of stream 2 are dropped.");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        JsonNode silent = Json.read("""
                {"exactness":{"exact":true,"framesOut":5,"largestDeviation":0},"sound":[],"seams":[],"warnings":[]}""");

        assertThat(CertificateSummary.sentence(silent)).isEqualTo("EXACT, 5 frames, times within 0.0 ms");
    }

    @Test
    void soundAloneHasNoFrames() {
        JsonNode heard = Json.read("""
                {"exactness":{"exact":true,"framesOut":0,"framesExpected":0},
                 "sound":[{"difference":{"start":0,"end":0.0002}}]}""");

        assertThat(CertificateSummary.sentence(heard)).isEqualTo("EXACT, sound within 0.2 ms");
    }

    @Test
    void saysThatNothingWasLost() {
        JsonNode lossless = Json.read("""
                {"exactness":{"exact":true,"framesOut":5,"largestDeviation":0,"pictures":{"equal":true}}}""");

        assertThat(CertificateSummary.sentence(lossless))
                .isEqualTo("EXACT, 5 frames, times within 0.0 ms, every picture the source's to the bit");
    }
}
