package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An agent that is here, as its last heartbeat told. */
public record Agent(
        AgentId id,
        String name,
        String coordinator,
        Machine machine,
        List<Encoder> encoders,
        double load,
        long freeDiskBytes,
        int busy,
        boolean leaving,
        Instant since,
        Instant seen) {
    public Agent {
        encoders = List.copyOf(encoders);
    }

    public Optional<Encoder> encoder(String wanted) {
        return encoders.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    public record Machine(
            String host, int slots, int cores, long memoryBytes, List<String> gpus, String ffmpeg, String version) {
        public Machine {
            gpus = List.copyOf(gpus);
        }
    }

    /** An encoder proven by a real encode. {@code pixelsPerSecond} is per slot; 0 when not measured yet. */
    public record Encoder(String name, String parityClass, double pixelsPerSecond) {}
}
