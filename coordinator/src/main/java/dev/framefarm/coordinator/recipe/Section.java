package dev.framefarm.coordinator.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mapping of a recipe document; what is wrong in it is added to a list shared by all sections. */
final class Section {
    private static final int LONGEST_QUOTE = 60;
    /** Nobody reads more of them. */
    private static final int MOST_UNKNOWN = 50;

    private final String path;
    private final Map<?, ?> values;
    private final List<RecipeProblem> problems;

    Section(String path, Map<?, ?> values, List<RecipeProblem> problems, List<String> allowedKeys) {
        this.path = path;
        this.values = values;
        this.problems = problems;
        List<String> unknown = values.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !allowedKeys.contains(name))
                .toList();
        String expected = "one of the keys " + String.join(", ", allowedKeys);
        unknown.stream()
                .limit(MOST_UNKNOWN)
                .forEach(name -> unknown(
                        key(clipped(name)), expected, "an unknown key", Nearest.to(clipped(name), allowedKeys)));
        if (unknown.size() > MOST_UNKNOWN) {
            unknown(path, expected, unknown.size() - MOST_UNKNOWN + " more unknown keys", Optional.empty());
        }
    }

    private void unknown(String key, String expected, String found, Optional<String> nearest) {
        problems.add(new RecipeProblem(RecipeProblem.Code.RECIPE_KEY_UNKNOWN, key, expected, found, nearest));
    }

    /** A key without a value counts as absent. */
    Optional<Object> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key, int longest) {
        Optional<Object> value = value(key);
        if (value.isPresent() && (!(value.get() instanceof String text) || text.length() > longest)) {
            invalid(key, "text of at most " + longest + " characters", value.get());
            return Optional.empty();
        }
        return value.map(String.class::cast);
    }

    Optional<Integer> integer(String key, int least, int most) {
        Optional<Object> value = value(key);
        Optional<Integer> number = value.filter(each -> each instanceof Integer || each instanceof Long)
                .map(each -> ((Number) each).longValue())
                .filter(each -> least <= each && each <= most)
                .map(Long::intValue);
        if (value.isPresent() && number.isEmpty()) {
            invalid(key, "a whole number from " + least + " to " + most, value.get());
        }
        return number;
    }

    Optional<Double> decimal(String key, double least, double most) {
        Optional<Object> value = value(key);
        Optional<Double> number = value.filter(Number.class::isInstance)
                .map(each -> ((Number) each).doubleValue())
                .filter(each -> least <= each && each <= most);
        if (value.isPresent() && number.isEmpty()) {
            invalid(key, "a number from " + least + " to " + most, value.get());
        }
        return number;
    }

    Optional<Section> mapping(String key, List<String> keys, String expected) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Map)) {
            invalid(key, expected, value.get());
            return Optional.empty();
        }
        return value.map(map -> new Section(key(key), (Map<?, ?>) map, problems, keys));
    }

    Optional<Boolean> bool(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
            invalid(key, "true or false", value.get());
            return Optional.empty();
        }
        return value.map(Boolean.class::cast);
    }

    /** A word of a list. Numbers are taken as the text they were written with: presets may be digits. */
    Optional<String> word(String key, List<String> allowed) {
        Optional<Object> value = value(key);
        Optional<String> word = value.map(String::valueOf).filter(allowed::contains);
        if (value.isPresent() && word.isEmpty()) {
            problems.add(new RecipeProblem(
                    RecipeProblem.Code.RECIPE_VALUE_INVALID,
                    key(key),
                    "one of " + String.join(", ", allowed),
                    quote(value.get()),
                    Nearest.to(clipped(String.valueOf(value.get())), allowed)));
        }
        return word;
    }

    void invalid(String key, String expected, Object found) {
        problems.add(new RecipeProblem(
                RecipeProblem.Code.RECIPE_VALUE_INVALID, key(key), expected, quote(found), Optional.empty()));
    }

    void missing(String key, String expected) {
        problems.add(new RecipeProblem(
                RecipeProblem.Code.RECIPE_KEY_MISSING, key(key), expected, "nothing", Optional.empty()));
    }

    void incompatible(String key, String expected, String found) {
        problems.add(
                new RecipeProblem(RecipeProblem.Code.RECIPE_INCOMPATIBLE, key(key), expected, found, Optional.empty()));
    }

    private String key(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String quote(Object value) {
        if (value instanceof Map) {
            return "a mapping";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String text ? "'" + clipped(text) + "'" : clipped(String.valueOf(value));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
