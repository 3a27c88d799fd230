package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class QualitySummaryTest {
    @Test
    void saysItOnOneLine() throws Exception {
        String quality = """
                {"encoder": "h264", "width": 640, "height": 360, "metric": "ssim", "wanted": 0.97,
                 "score": {"least": 0.951, "mean": 0.97124}, "crf": {"least": 18, "mean": 24.25, "greatest": 31}}""";
        assertThat(QualitySummary.sentence(new ObjectMapper().readTree(quality)))
                .isEqualTo("h264 640x360: SSIM 0.9712 on the average, at least 0.9510, of 0.97; CRF 18 to 31, 24.3 on"
                        + " the average");
    }
}
