package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.ContentLight;
import dev.framefarm.coordinator.model.MasteringDisplay;
import dev.framefarm.coordinator.model.MasteringDisplay.Point;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file says about the light of its film: the container about the stream, or the stream with its first frame. */
record LightFacts(JsonNode stream, JsonNode frame) {
    private static final Pattern RATIO = Pattern.compile("(\\d{1,18})/(\\d{1,18})");
    private static final int CHROMATICITY = 50_000;
    private static final int LUMINANCE = 10_000;
    private static final int LARGEST = 0xFFFF;

    Optional<MasteringDisplay> mastering() {
        return find("Mastering display metadata").flatMap(LightFacts::display);
    }

    Optional<ContentLight> light() {
        return find("Content light level metadata")
                .map(data -> new ContentLight(level(data, "max_content"), level(data, "max_average")))
                .filter(light -> light.most() > 0 || light.mostAverage() > 0);
    }

    String chromaLocation() {
        String said = frame.path("chroma_location").asText("");
        return said.isEmpty() ? stream.path("chroma_location").asText("") : said;
    }

    boolean isDynamic() {
        return sideData(frame, "HDR Dynamic Metadata").isPresent();
    }

    /** Of the room that the film was made to be seen in. */
    boolean saysSurroundings() {
        return find("Ambient viewing environment").isPresent();
    }

    boolean isDolbyVision() {
        return sideData(frame, "Dolby Vision").isPresent();
    }

    /** The record with which a container announces Dolby Vision. */
    Optional<JsonNode> dolbyVision() {
        return sideData(stream, "DOVI configuration record");
    }

    /** What every frame carries is nearer to the picture than what a container says about it. */
    private Optional<JsonNode> find(String type) {
        return sideData(frame, type).or(() -> sideData(stream, type));
    }

    private static Optional<JsonNode> sideData(JsonNode json, String type) {
        for (JsonNode data : json.path("side_data_list")) {
            if (data.path("side_data_type").asText("").startsWith(type)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    private static int level(JsonNode data, String name) {
        return Math.max(0, Math.min(LARGEST, data.path(name).asInt(0)));
    }

    /** Half a record is none: players would fill in nonsense. */
    private static Optional<MasteringDisplay> display(JsonNode data) {
        MasteringDisplay display = new MasteringDisplay(
                point(data, "red"),
                point(data, "green"),
                point(data, "blue"),
                point(data, "white_point"),
                number(data, "min_luminance", LUMINANCE),
                number(data, "max_luminance", LUMINANCE));
        return Optional.of(display).filter(MasteringDisplay::isWhole);
    }

    private static Point point(JsonNode data, String name) {
        return new Point((int) Math.min(LARGEST, number(data, name + "_x", CHROMATICITY)), (int)
                Math.min(LARGEST, number(data, name + "_y", CHROMATICITY)));
    }

    /** In the unit's parts, rounded; 0 where it is no number. */
    private static long number(JsonNode data, String name, long parts) {
        Matcher ratio = RATIO.matcher(data.path(name).asText(""));
        if (!ratio.matches() || new BigInteger(ratio.group(2)).signum() == 0) {
            return 0;
        }
        BigInteger bottom = new BigInteger(ratio.group(2));
        BigInteger top = new BigInteger(ratio.group(1)).multiply(BigInteger.valueOf(parts));
        return top.add(bottom.shiftRight(1))
                .divide(bottom)
                .min(BigInteger.valueOf(0xFFFF_FFFFL))
                .longValue();
    }
}
