package dev.framefarm.agent.engine;

import java.util.List;
import java.util.Map;

/** One heartbeat. {@code pixelsPerSecond} is per slot and by encoder, for those that were measured. */
public record Pulse(double load, List<HeldLease> held, long freeDiskBytes, Map<String, Double> pixelsPerSecond) {
    public Pulse {
        held = List.copyOf(held);
        pixelsPerSecond = Map.copyOf(pixelsPerSecond);
    }
}
