package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.ApiKey;
import java.util.List;
import java.util.Optional;

/** API keys. */
public interface KeyStore {
    void insert(ApiKey key);

    Optional<ApiKey> find(String id);

    List<ApiKey> list();

    /** False: there is no such key. */
    boolean revoke(String id);
}
