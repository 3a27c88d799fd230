package dev.framefarm.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.testing.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trials on a machine without a graphics card, which is made to look as if it had one. */
class DiscoveryTest {
    @TempDir
    Path data;

    @TempDir
    Path root;

    private final List<Capabilities> news = new ArrayList<>();

    @BeforeEach
    void hasNoCard() {
        assumeThat(Files.exists(Path.of("/dev/nvidiactl"))).isFalse();
    }

    @Test
    void aCardThatAppearsIsTriedAndOneThatDoesNotEncodeSaysWhy() throws Exception {
        Discovery discovery = discovery();
        discovery.known();
        discovery.prove(Runnable::run, news::add);
        assertThat(latest().encoders()).extracting(Capabilities.Proof::encoder).contains("h264", "hevc", "aac");
        assertThat(latest().failing()).isEmpty();

        plugIn("535.104.05");
        discovery.lookAgain();
        assertThat(latest().failing())
                .extracting(Capabilities.Failing::encoder)
                .containsExactly("h264_nvenc", "hevc_nvenc", "av1_nvenc");
        assertThat(latest().failing().get(0).reason()).contains("libcuda.so.1 is missing");
        assertThat(discovery.lost(List.of("aac", "hevc_nvenc"))).isPresent();
        assertThat(discovery.lost(List.of("hevc"))).isEmpty();

        int told = news.size();
        discovery.lookAgain();
        assertThat(news).hasSize(told);
    }

    @Test
    void whatWasProvenHoldsForOneDriverAlone() throws Exception {
        plugIn("535.104.05");
        Discovery discovery = discovery();
        discovery.known();
        discovery.prove(Runnable::run, news::add);
        assertThat(discovery().known()).isEqualTo(latest());
        assertThat(latest().failing()).hasSize(3);

        plugIn("570.86.15");
        assertThat(discovery().known().encoders()).isEmpty();
    }

    private Discovery discovery() {
        return new Discovery(TestMedia.toolchain(), data, 1, "north", root);
    }

    private Capabilities latest() {
        return news.get(news.size() - 1);
    }

    private void plugIn(String driver) throws Exception {
        Files.createDirectories(root.resolve("dev"));
        Files.createDirectories(root.resolve("proc/driver/nvidia"));
        Files.writeString(root.resolve("dev/nvidiactl"), "");
        Files.writeString(root.resolve("dev/nvidia0"), "");
        Files.writeString(
                root.resolve("proc/driver/nvidia/version"),
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  " + driver + "  Wed Aug 30 06:51:46 UTC 2023");
    }
}
