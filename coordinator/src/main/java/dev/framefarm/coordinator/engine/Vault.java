package dev.framefarm.coordinator.engine;

import java.util.Optional;

/** Bytes that all coordinators share, sealed where they are a secret. Nothing is ever overwritten. */
public interface Vault {
    Optional<byte[]> find(String name);

    /** What lies under the name from here on: the given bytes, or those of whoever was first. */
    byte[] putIfAbsent(String name, byte[] sealed);
}
