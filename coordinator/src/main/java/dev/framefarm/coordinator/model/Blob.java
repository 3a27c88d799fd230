package dev.framefarm.coordinator.model;

import java.util.regex.Pattern;

/** Bytes known by their SHA-256 (lower-case hex) and their length. */
public record Blob(String sha256, long bytes) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Blob {
        if (!DIGEST.matcher(sha256).matches() || bytes < 0) {
            throw new IllegalArgumentException("not a blob: digest '" + sha256 + "', " + bytes + " bytes");
        }
    }
}
