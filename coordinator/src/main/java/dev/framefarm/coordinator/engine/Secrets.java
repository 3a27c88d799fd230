package dev.framefarm.coordinator.engine;

/** Randomness and digests for keys and tokens. */
public interface Secrets {
    /** Unguessable, URL-safe. */
    String fresh();

    /** A short unguessable identifier with a prefix: {@code j-…}. */
    String id(String prefix);

    /** SHA-256, hex. */
    String hash(String secret);

    /** Compares in constant time. */
    boolean matches(String secret, String hash);
}
