package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.framefarm.coordinator.intake.Complaint;
import dev.framefarm.coordinator.model.Printable;
import dev.framefarm.coordinator.recipe.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small JSON object that a client sent. */
final class JsonBody {
    private static final int LONGEST = 1024 * 1024;
    private static final int DEEPEST = 32;
    /** Nobody reads more of them. */
    private static final int MOST_UNKNOWN = 50;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** An empty body counts as an empty object. */
    static JsonNode read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw Refusal.of(413, "BODY_TOO_LARGE", "The request is too large.")
                    .because("at most " + LONGEST + " bytes", "more");
        }
        JsonNode body = bytes.length == 0 ? MAPPER.createObjectNode() : parse(bytes);
        if (!body.isObject()) {
            throw malformed("a JSON object", body.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
        return body;
    }

    /** Like {@link #read(InputStream)}, refusing keys that nobody would look at. */
    static JsonNode read(InputStream in, List<String> allowedKeys) throws IOException {
        JsonNode body = read(in);
        List<Complaint> complaints = unknownKeys(body, "", allowedKeys);
        if (!complaints.isEmpty()) {
            throw Refusal.invalid(complaints);
        }
        return body;
    }

    static List<Complaint> unknownKeys(JsonNode object, String prefix, List<String> allowedKeys) {
        List<String> unknown = object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !allowedKeys.contains(key))
                .toList();
        List<Complaint> complaints = new ArrayList<>();
        for (String key : unknown.subList(0, Math.min(MOST_UNKNOWN, unknown.size()))) {
            String guess = Nearest.to(clipped(key), allowedKeys)
                    .map(word -> " (did you mean `" + word + "`?)")
                    .orElse("");
            complaints.add(unknown(prefix + clipped(key), allowedKeys, guess, "an unknown key"));
        }
        if (unknown.size() > MOST_UNKNOWN) {
            complaints.add(
                    unknown(prefix + "…", allowedKeys, "", unknown.size() - MOST_UNKNOWN + " more unknown keys"));
        }
        return complaints;
    }

    private static Complaint unknown(String field, List<String> allowedKeys, String guess, String found) {
        return new Complaint("KEY_UNKNOWN", field, "one of the keys " + String.join(", ", allowedKeys) + guess, found);
    }

    /** What was found, short enough to be told. */
    static String shown(JsonNode node) {
        return clipped(node.toString());
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).orElseGet(MAPPER::createObjectNode);
        } catch (JsonProcessingException e) {
            throw malformed("JSON", e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("JSON in UTF-8", "other bytes");
        }
    }

    private static Refusal malformed(String expected, String found) {
        return Refusal.of(400, "BODY_MALFORMED", "The request's body cannot be read.")
                .because(expected, clipped(found.replaceAll("\\s+", " ")));
    }

    private static String clipped(String text) {
        String harmless = Printable.line(text);
        return harmless.length() <= 200 ? harmless : harmless.substring(0, 200) + "…";
    }
}
