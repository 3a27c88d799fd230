package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.Optional;

/** A key as the farm remembers it: the secret only as its SHA-256. */
public record ApiKey(
        String id,
        String owner,
        Role role,
        String secretHash,
        Instant created,
        Optional<Instant> expires,
        boolean revoked) {

    public boolean usable(Instant now) {
        return !revoked && expires.map(now::isBefore).orElse(true);
    }
}
