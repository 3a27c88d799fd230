package dev.framefarm.coordinator.engine;

import java.util.Optional;

/** Sealed bytes that all coordinators share. Nobody can read them here; nothing is ever overwritten. */
public interface Vault {
    Optional<byte[]> find(String name);

    /** What lies under the name from here on: the given bytes, or those of whoever was first. */
    byte[] putIfAbsent(String name, byte[] sealed);
}
