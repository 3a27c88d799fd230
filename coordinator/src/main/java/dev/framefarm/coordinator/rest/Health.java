package dev.framefarm.coordinator.rest;

import java.util.Map;

/** What a coordinator needs to be of use, by name, and whether it is there: {@code database}, {@code grid}, … */
@FunctionalInterface
public interface Health {
    Map<String, Boolean> parts();

    /** Alive is who answers at all; ready is who has everything. */
    record View(boolean live, boolean ready, Map<String, Boolean> parts) {
        static View of(Health health) {
            Map<String, Boolean> parts = health.parts();
            return new View(true, !parts.containsValue(false), parts);
        }

        int status() {
            return ready ? 200 : 503;
        }
    }
}
