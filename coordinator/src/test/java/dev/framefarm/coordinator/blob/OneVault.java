package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.Vault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a farm's database would remember. */
final class OneVault implements Vault {
    private final Map<String, byte[]> all = new HashMap<>();

    @Override
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    @Override
    public byte[] putIfAbsent(String name, byte[] sealed) {
        return all.computeIfAbsent(name, unknown -> sealed);
    }
}
