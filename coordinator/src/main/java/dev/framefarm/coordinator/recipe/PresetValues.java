package dev.framefarm.coordinator.recipe;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The values of a preset, each by its name there; what is missing or of another kind counts as not said. */
record PresetValues(Map<?, ?> values) {
    String text(String key) {
        return text(key, "");
    }

    String text(String key, String usual) {
        return values.get(key) instanceof String text ? text : usual;
    }

    OptionalDouble number(String key) {
        Object value = values.get(key);
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        return value instanceof String text && text.matches("\\d{1,6}(\\.\\d{1,6})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    boolean flag(String key, boolean usual) {
        return values.get(key) instanceof Boolean flag ? flag : usual;
    }

    List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    /** {@code any} is HandBrake's word for no choice. */
    List<String> languages(String key) {
        List<String> named = list(key).stream().map(String::valueOf).toList();
        return named.contains("any") ? List.of() : named;
    }
}
