package dev.framefarm.coordinator.blob;

import java.util.Optional;

/** An access key with its secret; {@code token} goes with keys that were lent for a while. */
public record S3Key(String id, String secret, Optional<String> token) {
    /** Whatever is printed or logged, the secret is not. */
    @Override
    public String toString() {
        return "S3Key[" + id + "]";
    }
}
