package dev.framefarm.coordinator.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks for, not yet checked. {@code recipeText} is a recipe's name or its whole text; blank means
 * the default recipe. {@code keep} is how long the outputs are wanted after the job's end.
 */
public record Order(
        OrderSource source,
        String recipeText,
        int priority,
        Map<String, String> labels,
        Optional<Duration> keep,
        Optional<String> idempotencyKey) {
    public static final int USUAL_PRIORITY = 50;

    public Order {
        labels = Map.copyOf(labels);
    }
}
