package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What came of revoking a key. */
public enum Revocation {
    DONE,
    NO_SUCH_KEY,
    /** Nobody could make another key any more. */
    LAST_ADMIN;

    /** Whether of all administrators' keys that are good now this is the only one. */
    public static boolean isLastAdmin(String id, Collection<ApiKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.role() == Role.ADMIN && key.usable(now))
                .map(ApiKey::id)
                .toList()
                .equals(List.of(id));
    }
}
