package dev.framefarm.coordinator.model;

import java.util.OptionalLong;

/**
 * A stream copy of one stream, from a keyframe's time to an end, in ticks of the stream's time base; no
 * end: to the end of the file. {@code startMicros} is the container's own start, which seeking counts from. With
 * {@code packets} it is so many from the beginning, numbered, whatever times they have.
 */
public record Slice(
        String demuxer,
        int stream,
        Fraction timeBase,
        long startMicros,
        OptionalLong from,
        OptionalLong to,
        long shift,
        OptionalLong packets) {}
