package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys. */
public interface KeyStore {
    void insert(ApiKey key);

    Optional<ApiKey> find(String id);

    List<ApiKey> list();

    /** Not the last administrator's key that is good now, also when somebody else revokes another at the same time. */
    Revocation revoke(String id, Instant now);
}
