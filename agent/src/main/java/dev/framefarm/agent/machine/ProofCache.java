package dev.framefarm.agent.machine;

import dev.framefarm.agent.engine.Capabilities.Failing;
import dev.framefarm.agent.engine.Capabilities.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was proven before, as lines of text: the key, then {@code encoder name class}, {@code gpu name} or {@code failing
 * name reason}. Another build of FFmpeg, another host, or another driver of the card is another key, and everything is
 * proven again.
 */
final class ProofCache {
    private static final Logger log = LoggerFactory.getLogger(ProofCache.class);
    private static final String ENCODER = "encoder ";
    private static final String GPU = "gpu ";
    private static final String FAILING = "failing ";

    private final Path file;
    private final Supplier<String> key;

    /** The {@code key} may change while the agent runs. */
    ProofCache(Path data, Supplier<String> key) {
        this.file = data.resolve("proofs.txt");
        this.key = () -> "for " + key.get();
    }

    Optional<Proofs> load() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.isEmpty() || !lines.get(0).equals(key.get())) {
                return Optional.empty();
            }
            List<Proof> encoders = new ArrayList<>();
            List<String> gpus = new ArrayList<>();
            List<Failing> failing = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith(GPU)) {
                    gpus.add(line.substring(GPU.length()));
                } else if (line.startsWith(ENCODER)) {
                    encoders.add(new Proof(word(line, ENCODER), rest(line, ENCODER)));
                } else if (line.startsWith(FAILING)) {
                    failing.add(new Failing(word(line, FAILING), rest(line, FAILING)));
                }
            }
            return Optional.of(new Proofs(encoders, gpus, failing));
        } catch (IOException | IndexOutOfBoundsException e) {
            log.warn("what was proven before cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String word(String line, String mark) {
        return line.substring(mark.length(), line.indexOf(' ', mark.length()));
    }

    private static String rest(String line, String mark) {
        return line.substring(line.indexOf(' ', mark.length()) + 1);
    }

    /** So that the next start tries again. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("what was proven before cannot be forgotten: {}", e.getMessage());
        }
    }

    /** Without it the next start only takes a little longer. */
    void save(Proofs proofs) {
        List<String> lines = new ArrayList<>(List.of(key.get()));
        proofs.encoders().forEach(proof -> lines.add(ENCODER + proof.encoder() + " " + proof.parityClass()));
        proofs.gpus().forEach(gpu -> lines.add(GPU + gpu));
        proofs.failing().forEach(each -> lines.add(FAILING + each.encoder() + " " + each.reason()));
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "proofs", ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("what was proven cannot be kept: {}", e.getMessage());
        }
    }
}
