package dev.framefarm.agent.engine;

import java.util.List;
import java.util.Optional;

/** What this machine is and what it has shown to be able to do. */
public record Capabilities(
        int slots, int cores, long memoryBytes, String host, List<String> gpus, List<Proof> encoders, String ffmpeg) {
    public Capabilities {
        gpus = List.copyOf(gpus);
        encoders = List.copyOf(encoders);
    }

    /** An encoder that made something here; a rendition never mixes two parity classes. */
    public record Proof(String encoder, String parityClass) {}

    public Capabilities withEncoders(List<Proof> proven) {
        return new Capabilities(slots, cores, memoryBytes, host, gpus, proven, ffmpeg);
    }

    public Optional<String> parityClass(String encoder) {
        return encoders.stream()
                .filter(proof -> proof.encoder().equals(encoder))
                .map(Proof::parityClass)
                .findFirst();
    }
}
