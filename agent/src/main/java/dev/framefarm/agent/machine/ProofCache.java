package dev.framefarm.agent.machine;

import dev.framefarm.agent.engine.Capabilities.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was proven before, as lines of text: the key, then {@code encoder name class} or {@code gpu name}.
 * Another build of FFmpeg or another host is another key, and everything is proven again.
 */
final class ProofCache {
    private static final Logger log = LoggerFactory.getLogger(ProofCache.class);
    private static final String ENCODER = "encoder ";
    private static final String GPU = "gpu ";

    private final Path file;
    private final String key;

    ProofCache(Path data, String key) {
        this.file = data.resolve("proofs.txt");
        this.key = "for " + key;
    }

    record Proofs(List<Proof> encoders, List<String> gpus) {}

    Optional<Proofs> load() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.isEmpty() || !lines.get(0).equals(key)) {
                return Optional.empty();
            }
            List<Proof> encoders = new ArrayList<>();
            List<String> gpus = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith(GPU)) {
                    gpus.add(line.substring(GPU.length()));
                } else if (line.startsWith(ENCODER)) {
                    int space = line.indexOf(' ', ENCODER.length());
                    encoders.add(new Proof(line.substring(ENCODER.length(), space), line.substring(space + 1)));
                }
            }
            return Optional.of(new Proofs(encoders, gpus));
        } catch (IOException | IndexOutOfBoundsException e) {
            log.warn("what was proven before cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Without it the next start only takes a little longer. */
    void save(Proofs proofs) {
        List<String> lines = new ArrayList<>(List.of(key));
        proofs.encoders().forEach(proof -> lines.add(ENCODER + proof.encoder() + " " + proof.parityClass()));
        proofs.gpus().forEach(gpu -> lines.add(GPU + gpu));
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "proofs", ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("what was proven cannot be kept: {}", e.getMessage());
        }
    }
}
