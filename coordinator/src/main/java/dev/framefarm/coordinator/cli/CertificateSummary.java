package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a certificate says, on one line. */
final class CertificateSummary {
    private CertificateSummary() {}

    static String sentence(JsonNode certificate) {
        JsonNode exactness = certificate.path("exactness");
        List<String> parts = new ArrayList<>();
        parts.add(exactness.path("exact").asBoolean() ? "EXACT" : "NOT EXACT");
        if (exactness.path("framesOut").asLong() > 0) {
            parts.add(exactness.path("framesOut").asLong() + " frames");
            parts.add(
                    "times within " + millis(exactness.path("largestDeviation").asDouble()));
        }
        if (exactness.path("pictures").path("equal").asBoolean()) {
            parts.add("every picture the source's to the bit");
        }
        JsonNode sound = certificate.path("sound");
        if (!sound.isEmpty()) {
            parts.add("sound within " + millis(largestOffset(sound)));
        }
        JsonNode rate = certificate.path("rate");
        if (rate.path("wanted").asLong() > 0) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%d kb/s of %d",
                    rate.path("found").asLong() / 1000,
                    rate.path("wanted").asLong() / 1000));
        }
        int seams = certificate.path("seams").size();
        if (seams > 0) {
            parts.add(seams + (seams == 1 ? " seam" : " seams") + worst(certificate.path("seams")));
        }
        int warnings = certificate.path("warnings").size();
        if (warnings > 0) {
            parts.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return String.join(", ", parts);
    }

    static List<String> warnings(JsonNode certificate) {
        return elements(certificate.path("warnings")).map(JsonNode::asText).toList();
    }

    /** How far any track begins or ends from where it does in the source. */
    private static double largestOffset(JsonNode sound) {
        return elements(sound)
                .map(track -> track.path("difference"))
                .flatMap(difference -> Stream.of(difference.path("start"), difference.path("end")))
                .mapToDouble(offset -> Math.abs(offset.asDouble()))
                .max()
                .orElse(0);
    }

    /** Of those that were looked at. */
    private static String worst(JsonNode seams) {
        OptionalDouble worst = elements(seams)
                .map(seam -> seam.path("quality"))
                .filter(quality -> !quality.isMissingNode())
                .mapToDouble(quality -> Math.min(
                        quality.path("before").asDouble(), quality.path("after").asDouble()))
                .min();
        return worst.isPresent() ? String.format(Locale.ROOT, " (worst SSIM %.3f)", worst.getAsDouble()) : "";
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "%.1f ms", seconds * 1000);
    }
}
