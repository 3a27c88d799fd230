package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.recipe.RecipeReader;
import dev.framefarm.coordinator.recipe.RecipeReading;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recipes as a user would write them, so that a new key of the schema changes no test that does not use it. */
public final class RecipeExamples {
    /** A white pixel. */
    public static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";

    private RecipeExamples() {}

    /** From lines like {@code video.crf=30}; H.264 without sound where they say nothing else. */
    public static Recipe recipe(String... lines) {
        Map<String, Object> video = new LinkedHashMap<>(Map.of("codec", "h264"));
        Map<String, Object> document = new LinkedHashMap<>(Map.of("audio", "none"));
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            Object value = value(parts[1]);
            if (parts[0].startsWith("video.")) {
                video.put(parts[0].substring("video.".length()), value);
            } else {
                document.put(parts[0], value);
            }
        }
        document.put("video", video);
        return read(document);
    }

    /** From lines like {@code container=flac}, of sound alone. */
    public static Recipe soundAlone(String... lines) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("video", "none"));
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            document.put(parts[0], value(parts[1]));
        }
        return read(document);
    }

    private static Object value(String text) {
        if (text.matches("true|false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("\\d+") ? (Object) Integer.valueOf(text) : text;
    }

    /** H.264 without sound, with these further keys of {@code video}. */
    public static Recipe withVideo(Map<String, Object> keys) {
        Map<String, Object> video = new LinkedHashMap<>(Map.of("codec", "h264"));
        video.putAll(keys);
        return read(Map.of("video", video, "audio", "none"));
    }

    /** H.264 in Matroska, which holds every sound, with these keys of {@code audio}. */
    public static Recipe withSound(Map<String, Object> audio) {
        return withSound(audio, "mkv");
    }

    public static Recipe withSound(Map<String, Object> audio, String container) {
        return read(Map.of("container", container, "video", Map.of("codec", "h264"), "audio", audio));
    }

    /** Renditions from lines like {@code height=720 crf=30}, of H.264 unless they say otherwise, with a keyframe a second. */
    public static Recipe ladder(String... renditions) {
        Map<String, Object> video = Map.of(
                "codec",
                "h264",
                "preset",
                "ultrafast",
                "crf",
                30,
                "keyframes",
                "1s",
                "renditions",
                Arrays.stream(renditions).map(RecipeExamples::keys).toList());
        return read(Map.of("video", video, "audio", "copy", "package", List.of("hls", "dash")));
    }

    private static Map<String, Object> keys(String line) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (String each : line.isEmpty() ? new String[0] : line.split(" ", -1)) {
            String[] parts = each.split("=", 2);
            keys.put(parts[0], value(parts[1]));
        }
        return keys;
    }

    private static Recipe read(Map<String, Object> document) {
        RecipeReading reading = RecipeReader.read(document, "r");
        if (reading instanceof RecipeReading.Read read) {
            return read.recipe();
        }
        throw new IllegalArgumentException(reading.toString());
    }
}
