package dev.framefarm.coordinator.cli;

import java.util.Map;

/** One thing the doctor looked at: what it is, how it is, and what to do where it is not well. */
record Finding(String what, Health health, String text) {
    enum Health {
        OK,
        WARN,
        /** Nothing can be rendered here. */
        FAIL
    }

    static Finding ok(String what, String text) {
        return new Finding(what, Health.OK, text);
    }

    static Finding warn(String what, String text) {
        return new Finding(what, Health.WARN, text);
    }

    static Finding fail(String what, String text) {
        return new Finding(what, Health.FAIL, text);
    }

    String line() {
        return String.format("%-5s %-12s %s", word(), what, text);
    }

    Map<String, String> view() {
        return Map.of("what", what, "health", word(), "text", text);
    }

    private String word() {
        return health.name().toLowerCase(java.util.Locale.ROOT);
    }
}
