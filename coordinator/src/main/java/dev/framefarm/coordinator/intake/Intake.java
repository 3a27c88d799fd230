package dev.framefarm.coordinator.intake;

import dev.framefarm.coordinator.model.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks an order as far as it can be checked by reading it. */
public final class Intake {
    private static final int LEAST_PRIORITY = 0;
    private static final int MOST_PRIORITY = 100;
    private static final int MOST_LABELS = 32;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_RECIPE = 384 * 1024;
    private static final Duration SHORTEST_KEEP = Duration.ofHours(1);
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final List<Complaint> complaints = new ArrayList<>();

    private Intake() {}

    /** All complaints, those about the recipe included, in the order in which an order is read. */
    public static List<Complaint> check(Order order, List<Complaint> aboutTheRecipe, Duration longestKeep) {
        Intake intake = new Intake();
        intake.source(order.source());
        intake.recipe(order.recipeText(), aboutTheRecipe);
        intake.priority(order.priority());
        intake.labels(order.labels());
        order.keep().ifPresent(keep -> intake.keep(keep, longestKeep));
        order.idempotencyKey().ifPresent(intake::idempotencyKey);
        return List.copyOf(intake.complaints);
    }

    private void source(OrderSource source) {
        if (source instanceof OrderSource.LocalFile file) {
            path(file.path());
        } else if (source instanceof OrderSource.Upload upload) {
            name(upload.name());
        }
    }

    private void path(String path) {
        boolean usable = path.startsWith("/") && path.length() <= LONGEST_PATH && !hasControls(path);
        if (!usable) {
            complain("SOURCE_PATH_INVALID", "source.path", "an absolute path", shown(path));
        }
    }

    private void name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
            complain(
                    "SOURCE_NAME_INVALID",
                    "source.upload",
                    "a name of 1 to " + LONGEST_NAME + " printable characters",
                    shown(name));
        }
    }

    private void recipe(String text, List<Complaint> aboutTheRecipe) {
        if (text.length() > LONGEST_RECIPE) {
            complain(
                    "RECIPE_TOO_LONG",
                    "recipe",
                    "at most " + LONGEST_RECIPE + " characters",
                    text.length() + " characters");
        }
        complaints.addAll(aboutTheRecipe);
    }

    private void priority(int priority) {
        if (priority < LEAST_PRIORITY || priority > MOST_PRIORITY) {
            complain(
                    "PRIORITY_OUT_OF_RANGE",
                    "priority",
                    "a whole number from " + LEAST_PRIORITY + " to " + MOST_PRIORITY,
                    Integer.toString(priority));
        }
    }

    private void labels(Map<String, String> labels) {
        if (labels.size() > MOST_LABELS) {
            complain("LABELS_TOO_MANY", "labels", "at most " + MOST_LABELS + " labels", "more");
            return;
        }
        new TreeMap<>(labels).forEach(this::label);
    }

    private void label(String key, String value) {
        if (!LABEL.matcher(key).matches()) {
            complain(
                    "LABEL_KEY_INVALID", "labels", "keys of 1 to 63 letters, digits, '.', '_', '/' or '-'", shown(key));
        }
        if (value.length() > LONGEST_LABEL || hasControls(value)) {
            complain(
                    "LABEL_VALUE_INVALID",
                    "labels." + clipped(key),
                    "at most " + LONGEST_LABEL + " printable characters",
                    shown(value));
        }
    }

    private void keep(Duration keep, Duration longest) {
        if (keep.compareTo(SHORTEST_KEEP) < 0 || keep.compareTo(longest) > 0) {
            complain(
                    "KEEP_OUT_OF_RANGE",
                    "keep",
                    "at least " + KeepTime.text(SHORTEST_KEEP) + " and at most " + KeepTime.text(longest)
                            + ", which is how long this farm keeps your outputs",
                    KeepTime.text(keep));
        }
    }

    private void idempotencyKey(String key) {
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            complain(
                    "IDEMPOTENCY_KEY_INVALID",
                    "Idempotency-Key",
                    "1 to 200 printable ASCII characters without spaces",
                    shown(key));
        }
    }

    private void complain(String code, String field, String expected, String found) {
        complaints.add(new Complaint(code, field, expected, found));
    }

    private static boolean hasControls(String text) {
        return !Printable.isLine(text);
    }

    private static String shown(String text) {
        return "'" + clipped(text) + "'";
    }

    /** Complaints travel in answers and logs: short, and without characters that move a cursor. */
    private static String clipped(String text) {
        String harmless = Printable.line(text);
        return harmless.length() <= 80 ? harmless : harmless.substring(0, 80) + "…";
    }
}
