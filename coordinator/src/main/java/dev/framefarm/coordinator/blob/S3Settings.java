package dev.framefarm.coordinator.blob;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the bucket is, who asks for it, and how much of it may lie here too. Without an endpoint it is Amazon's own.
 * {@code key} is asked again for each request, since keys are changed and end; {@code patience} is how long one call is
 * tried while the service is away; {@code direct}, whether agents may put their deliveries there themselves.
 */
public record S3Settings(
        Optional<URI> endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        Supplier<S3Key> key,
        long cacheBytes,
        Duration patience,
        boolean direct) {
    /** Short enough that a job says what it waits for, long enough that nothing fails while a service starts anew. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    /** How people call the place. */
    String place() {
        return "bucket " + bucket + endpoint.map(at -> " at " + at).orElse("");
    }
}
