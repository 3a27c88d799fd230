package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Something that those who watch want to know. Losing one harms nobody: the state is elsewhere. */
public record Happening(String type, Optional<JobId> job, Instant at, Map<String, Object> details) {
    public Happening {
        details = Map.copyOf(details);
    }
}
