package dev.framefarm.coordinator.model;

/** Where a lane of sound lies on the film's clock, and how long one packet of its codec is; all in seconds. */
public record SoundSpan(double from, double to, double packet) {

    /** As many packets as it takes, the encoder's delay and its flush included. */
    public long mostPackets() {
        return (long) Math.ceil((to - from) / packet) + 3;
    }
}
