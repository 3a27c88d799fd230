package dev.framefarm.agent.engine;

import dev.framefarm.agent.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What this machine is and what it has shown to be able to do. */
public record Capabilities(
        int slots,
        int cores,
        long memoryBytes,
        String host,
        List<String> gpus,
        List<Proof> encoders,
        List<Failing> failing,
        String ffmpeg) {
    public Capabilities {
        gpus = List.copyOf(gpus);
        encoders = List.copyOf(encoders);
        failing = List.copyOf(failing);
    }

    /** An encoder of a graphics card that is there, and why it does not work. */
    public record Failing(String encoder, String reason) {}

    /** An encoder that made something here; a rendition never mixes two parity classes. */
    public record Proof(String encoder, String parityClass) {}

    public Capabilities withEncoders(List<Proof> proven) {
        return new Capabilities(slots, cores, memoryBytes, host, gpus, proven, failing, ffmpeg);
    }

    /** Of encoders that are wanted together all must have been proven. */
    public Optional<String> parityClass(String encoder) {
        List<String> names = List.of(encoder.split(Pattern.quote(Work.AND)));
        List<String> found = names.stream()
                .flatMap(name -> encoders.stream()
                        .filter(proof -> proof.encoder().equals(name))
                        .limit(1))
                .map(Proof::parityClass)
                .toList();
        return found.size() < names.size() ? Optional.empty() : Optional.of(String.join(Work.AND, found));
    }
}
