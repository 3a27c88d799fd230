package dev.framefarm.coordinator.model;

/** What an agent measured of its own delivery. Times are in ticks of the delivery's time base. */
public record Evidence(
        Blob blob,
        long frames,
        long firstTime,
        long lastTime,
        String parityClass,
        double queueSeconds,
        double fetchSeconds,
        double encodeSeconds,
        double cpuSeconds) {}
