package dev.framefarm.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.engine.Capabilities.Failing;
import dev.framefarm.agent.engine.Capabilities.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofCacheTest {
    private static final Proofs PROOFS = new Proofs(
            List.of(new Proof("h264", "libx264/8.0/cpu-amd64")),
            List.of("NVIDIA H200 NVL", "NVIDIA T4"),
            List.of(new Failing("av1_nvenc", "the card has no encoder (NVENC)")));

    @TempDir
    Path folder;

    @Test
    void keptForTheSameBuildOnTheSameHost() {
        new ProofCache(folder, () -> "north-7 abc").save(PROOFS);
        assertThat(new ProofCache(folder, () -> "north-7 abc").load()).contains(PROOFS);
        assertThat(new ProofCache(folder, () -> "north-7 def").load()).isEmpty();
        assertThat(new ProofCache(folder, () -> "south-1 abc").load()).isEmpty();
    }

    @Test
    void aDamagedFileOnlyCostsNewTrials() throws Exception {
        Files.writeString(folder.resolve("proofs.txt"), "for x\nencoder h264\n");
        assertThat(new ProofCache(folder, () -> "x").load()).isEmpty();
    }
}
