package dev.framefarm.coordinator.model;

import java.util.OptionalLong;

/**
 * A picture put upon the finished one, scaled into {@code place}. {@code png} is written in Base64. The times are
 * microseconds on the clock of the deliveries.
 */
public record Logo(String png, Rectangle place, double opacity, long fromMicros, OptionalLong untilMicros) {}
