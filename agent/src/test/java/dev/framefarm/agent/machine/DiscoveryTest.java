package dev.framefarm.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Else it would offer less than it can until somebody starts it again. */
    @Test
    void whatAFullMachineCouldNotTryIsTriedAgain() throws Exception {
        Path crowded = Files.writeString(data.resolve("crowded"), "");
        Discovery discovery = new Discovery(crowdedToolchain(crowded), data, 1, "north", root);
        discovery.known();
        discovery.prove(Runnable::run, news::add);
        assertThat(latest().encoders())
                .extracting(Capabilities.Proof::encoder)
                .contains("h264")
                .doesNotContain("hevc");
        assertThat(discovery().known().encoders())
                .as("nothing is taken for certain")
                .isEmpty();

        Files.delete(crowded);
        discovery.lookAgain();
        assertThat(latest().encoders()).extracting(Capabilities.Proof::encoder).contains("h264", "hevc");

        int told = news.size();
        discovery.lookAgain();
        assertThat(news).hasSize(told);
    }

    /** As long as the file is there x265 finds no memory. */
    private Toolchain crowdedToolchain(Path file) throws Exception {
        Path real = TestMedia.toolchain().ffmpeg();
        Path ffmpeg = data.resolve("ffmpeg");
        Files.writeString(ffmpeg, """
                #!/bin/sh
                case "$*" in *libx265*) if [ -e %s ]; then echo 'Cannot allocate memory' >&2; exit 1; fi ;; esac
                LD_LIBRARY_PATH=%s exec %s "$@"
                """.formatted(file, real.getParent(), real));
        Files.copy(ffmpeg, data.resolve("ffprobe"));
        for (String each : List.of("ffmpeg", "ffprobe")) {
            Files.setPosixFilePermissions(data.resolve(each), PosixFilePermissions.fromString("rwx------"));
        }
        return Toolchain.find(ffmpeg.toString(), data);
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
