package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.intake.Complaint;
import dev.framefarm.coordinator.intake.KeepTime;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Blob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON of an order read as far as it goes: what has the wrong type is complained about and replaced by
 * what is usual, so that the rest can be checked in the same answer.
 */
record OrderForm(Order order, List<Complaint> complaints) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** More than an order may have, so that it is refused; what is wrong with all the others nobody reads. */
    private static final int MOST_LABELS_READ = 50;

    /** Stands in for a source that could not be read; no complaint is ever made about it. */
    private static final OrderSource UNREAD = new OrderSource.LocalFile("/");

    static OrderForm read(JsonNode body, Optional<String> idempotencyKey) {
        List<Complaint> complaints = new ArrayList<>(
                JsonBody.unknownKeys(body, "", List.of("source", "recipe", "priority", "labels", "keep")));
        OrderSource source = source(body.path("source"), complaints).orElse(UNREAD);
        String recipe = recipe(body.path("recipe"), complaints);
        int priority = priority(body.path("priority"), complaints);
        Map<String, String> labels = labels(body.path("labels"), complaints);
        Optional<Duration> keep = keep(body.path("keep"), complaints);
        return new OrderForm(new Order(source, recipe, priority, labels, keep, idempotencyKey), complaints);
    }

    private static Optional<OrderSource> source(JsonNode source, List<Complaint> complaints) {
        complaints.addAll(JsonBody.unknownKeys(source, "source.", List.of("path", "upload")));
        boolean one = source.isObject() && source.has("path") != source.has("upload");
        if (!one) {
            complaints.add(new Complaint(
                    "SOURCE_MISSING",
                    "source",
                    "either {\"upload\": what PUT /uploads answered} or {\"path\": \"/a/file\"}",
                    source.isMissingNode() ? "nothing" : JsonBody.shown(source)));
            return Optional.empty();
        }
        return source.has("path")
                ? text(source.get("path"), "source.path", complaints).map(OrderSource.LocalFile::new)
                : upload(source.get("upload"), complaints);
    }

    private static Optional<OrderSource> upload(JsonNode upload, List<Complaint> complaints) {
        complaints.addAll(JsonBody.unknownKeys(upload, "source.upload.", List.of("sha256", "bytes", "name")));
        String digest = upload.path("sha256").asText("");
        JsonNode bytes = upload.path("bytes");
        boolean known = DIGEST.matcher(digest).matches() && bytes.canConvertToLong() && bytes.asLong() >= 0;
        if (!known || !upload.path("name").isTextual()) {
            complaints.add(new Complaint(
                    "SOURCE_UPLOAD_INVALID",
                    "source.upload",
                    "{\"sha256\": 64 hexadecimal digits, \"bytes\": a number, \"name\": a text}",
                    JsonBody.shown(upload)));
            return Optional.empty();
        }
        return Optional.of(new OrderSource.Upload(
                new Blob(digest, bytes.asLong()), upload.get("name").asText()));
    }

    /** A name or YAML as text, or the recipe itself; JSON is YAML too. */
    private static String recipe(JsonNode recipe, List<Complaint> complaints) {
        if (recipe.isMissingNode() || recipe.isNull()) {
            return "";
        }
        return recipe.isObject()
                ? recipe.toString()
                : text(recipe, "recipe", complaints).orElse("");
    }

    private static int priority(JsonNode priority, List<Complaint> complaints) {
        if (priority.isMissingNode() || priority.isNull()) {
            return Order.USUAL_PRIORITY;
        }
        if (!priority.isIntegralNumber() || !priority.canConvertToInt()) {
            complaints.add(wrongType("priority", "a whole number from 0 to 100", priority));
            return Order.USUAL_PRIORITY;
        }
        return priority.intValue();
    }

    private static Map<String, String> labels(JsonNode labels, List<Complaint> complaints) {
        Map<String, String> read = new LinkedHashMap<>();
        if (labels.isMissingNode() || labels.isNull()) {
            return read;
        }
        if (!labels.isObject()) {
            complaints.add(wrongType("labels", "an object of texts", labels));
        }
        labels.properties().stream()
                .limit(MOST_LABELS_READ)
                .forEach(label -> text(label.getValue(), "labels." + label.getKey(), complaints)
                        .ifPresent(value -> read.put(label.getKey(), value)));
        return read;
    }

    private static Optional<Duration> keep(JsonNode keep, List<Complaint> complaints) {
        if (keep.isMissingNode() || keep.isNull()) {
            return Optional.empty();
        }
        Optional<Duration> read = KeepTime.read(keep.isTextual() ? keep.asText() : "");
        if (read.isEmpty()) {
            complaints.add(new Complaint("KEEP_INVALID", "keep", KeepTime.EXPECTED, JsonBody.shown(keep)));
        }
        return read;
    }

    private static Optional<String> text(JsonNode node, String field, List<Complaint> complaints) {
        if (!node.isTextual()) {
            complaints.add(wrongType(field, "a text", node));
            return Optional.empty();
        }
        return Optional.of(node.asText());
    }

    private static Complaint wrongType(String field, String expected, JsonNode found) {
        return new Complaint("TYPE_WRONG", field, expected, JsonBody.shown(found));
    }
}
