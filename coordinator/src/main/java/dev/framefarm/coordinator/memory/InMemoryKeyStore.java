package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.KeyStore;
import dev.framefarm.coordinator.engine.Revocation;
import dev.framefarm.coordinator.model.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** API keys. */
public final class InMemoryKeyStore implements KeyStore {
    private final SortedMap<String, ApiKey> keys = new TreeMap<>();

    @Override
    public synchronized void insert(ApiKey key) {
        if (keys.putIfAbsent(key.id(), key) != null) {
            throw new IllegalStateException("there is a key " + key.id() + " already");
        }
    }

    @Override
    public synchronized Optional<ApiKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public synchronized List<ApiKey> list() {
        return List.copyOf(keys.values());
    }

    @Override
    public synchronized Revocation revoke(String id, Instant now) {
        if (Revocation.isLastAdmin(id, keys.values(), now)) {
            return Revocation.LAST_ADMIN;
        }
        return keys.computeIfPresent(id, (same, key) -> revoked(key)) == null
                ? Revocation.NO_SUCH_KEY
                : Revocation.DONE;
    }

    private static ApiKey revoked(ApiKey key) {
        return new ApiKey(key.id(), key.owner(), key.role(), key.secretHash(), key.created(), key.expires(), true);
    }
}
