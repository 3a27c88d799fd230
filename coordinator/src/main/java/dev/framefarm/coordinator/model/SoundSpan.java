package dev.framefarm.coordinator.model;

import java.util.OptionalLong;

/**
 * Where sound lies on its clock, and how long one packet of its codec is; all in seconds. A piece that {@code joins} on
 * to another begins where that one ends; one that is followed by another holds exactly so many {@code packets}.
 */
public record SoundSpan(double from, double to, double packet, boolean joins, OptionalLong packets) {

    /** A whole track. */
    public SoundSpan(double from, double to, double packet) {
        this(from, to, packet, false, OptionalLong.empty());
    }

    /**
     * More than it takes, the encoder's delay and its flush included. Sound that was put together from short parts may
     * hold nearly twice what its times have room for: the end of each part lies below the beginning of the next.
     */
    public long mostPackets() {
        return 2 * (long) Math.ceil((to - from) / packet) + 3;
    }
}
