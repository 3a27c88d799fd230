package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** How like the source a rendition is, and which CRFs that takes, on one line. */
final class QualitySummary {
    private QualitySummary() {}

    static String sentence(JsonNode quality) {
        JsonNode score = quality.path("score");
        JsonNode crf = quality.path("crf");
        String format = quality.path("metric").asText().equals("ssim") ? "%.4f" : "%.2f";
        return String.format(
                Locale.ROOT,
                "%s %dx%d: %s " + format + " on the average, at least " + format + ", of %s; CRF %d to %d, %.1f on the"
                        + " average",
                quality.path("encoder").asText(),
                quality.path("width").asInt(),
                quality.path("height").asInt(),
                quality.path("metric").asText().toUpperCase(Locale.ROOT),
                score.path("mean").asDouble(),
                score.path("least").asDouble(),
                quality.path("wanted").asText(),
                crf.path("least").asInt(),
                crf.path("greatest").asInt(),
                crf.path("mean").asDouble());
    }
}
