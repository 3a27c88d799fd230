package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    /** Between the names, and the parity classes, of encoders that work side by side. */
    public static final String AND = "+";

    public Agent {
        encoders = List.copyOf(encoders);
    }

    /** Of several that are wanted together all must be there; how fast they are together is measured as one. */
    public Optional<Encoder> encoder(String wanted) {
        List<String> names = List.of(wanted.split(Pattern.quote(AND)));
        List<Encoder> found =
                names.stream().flatMap(name -> named(name).stream()).toList();
        if (found.size() < names.size()) {
            return Optional.empty();
        }
        String parity = found.stream().map(Encoder::parityClass).collect(Collectors.joining(AND));
        double speed = named(wanted).map(Encoder::pixelsPerSecond).orElse(0.0);
        return Optional.of(new Encoder(wanted, parity, speed));
    }

    private Optional<Encoder> named(String name) {
        return encoders.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * {@code lacks} are words of our wire that the agent did not say it knows; empty where its version is no older.
     * {@code failing} are encoders of a graphics card that is there, and why they do not work. {@code detour} is why
     * deliveries come through a coordinator that might go straight into the blob store, {@code sliceDetour} why slices do
     * that the agent might cut itself.
     */
    public record Machine(
            String host,
            int slots,
            int cores,
            long memoryBytes,
            List<String> gpus,
            String ffmpeg,
            String version,
            Set<String> lacks,
            Map<String, String> failing,
            Optional<String> detour,
            Optional<String> sliceDetour) {
        public Machine {
            gpus = List.copyOf(gpus);
            lacks = Set.copyOf(lacks);
            failing = Map.copyOf(failing);
        }

        /** Whose graphics card, if there is one, does what it should. */
        public Machine(
                String host,
                int slots,
                int cores,
                long memoryBytes,
                List<String> gpus,
                String ffmpeg,
                String version,
                Set<String> lacks) {
            this(
                    host,
                    slots,
                    cores,
                    memoryBytes,
                    gpus,
                    ffmpeg,
                    version,
                    lacks,
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** An encoder proven by a real encode. {@code pixelsPerSecond} is per slot; 0 when not measured yet. */
    public record Encoder(String name, String parityClass, double pixelsPerSecond) {
        /** Several that worked side by side, which are no more than what is measured of them. */
        public boolean isSeveral() {
            return name.contains(AND);
        }
    }
}
