package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound that several agents encode, and how it differs from what one would have made of it. */
class LongSoundIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final Path SHARED = Path.of("target", "test-data").toAbsolutePath();

    /** Packets of Opus in two minutes. */
    private static final int FIRST_PIECE = 6_000;

    @TempDir
    Path folder;

    /** Opus remembers for seconds how it spent its bits; AC-3 spends as many on each packet. */
    @Test
    void piecesOfLongSoundBecomeWhatASinglePassMakes() throws Exception {
        assumeThat(TestFilms.agentJar())
                .as("agents are processes of their own, so theirs must be packaged")
                .exists();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        TestFilms films = new TestFilms(Toolchain.find("embedded", SHARED), sources);
        Path source = films.make(
                "long.mov",
                "-f lavfi -i testsrc2=s=64x36:r=1:d=605 -f lavfi -i anoisesrc=r=32000:c=pink:seed=4:d=605"
                        + " -c:v libx264 -preset ultrafast -g 30 -c:a pcm_s16le");
        try (LocalFarm farm = open(sources)) {
            Orders orders = farm.farm().engine().orders();
            Path mp4 = orders.file(rendered(orders, source, "mp4", "opus"));
            Path mkv = orders.file(rendered(orders, source, "mkv", "ac3"));
            String single = "-i " + source + " -map 0:a -b:a 64k -c:a ";
            List<String> opus = films.packets(films.make("single.mp4", single + "libopus -af aresample=48000:osf=flt"));
            assertThat(times(films.packets(mp4))).isEqualTo(times(opus));
            assertThat(films.packets(mp4).subList(0, FIRST_PIECE)).isEqualTo(opus.subList(0, FIRST_PIECE));
            assertThat(films.packets(mkv)).isEqualTo(films.packets(films.make("single.mkv", single + "ac3")));
        }
    }

    private static List<String> times(List<String> packets) {
        return packets.stream().map(packet -> packet.split(",", 4)[2]).toList();
    }

    private LocalFarm open(Path sources) throws Exception {
        return LocalFarm.start(new LocalFarmOptions(
                Files.createDirectories(folder.resolve("data")),
                SHARED,
                0,
                0,
                2,
                1,
                "embedded",
                List.of(sources),
                text -> {}));
    }

    private static Output rendered(Orders orders, Path source, String container, String sound) {
        String recipe = "container: " + container + "\nvideo: {codec: h264, preset: ultrafast}\n" + "audio: {mode: "
                + sound + ", bitRate: 64k}";
        Order order = new Order(new OrderSource.LocalFile(source.toString()), recipe, 50, Map.of(), Optional.empty());
        JobId id = ((Orders.Taken) orders.submit(order, ME)).job().id();
        Job job = await().atMost(Duration.ofSeconds(100))
                .until(
                        () -> orders.find(id, ME).orElseThrow(),
                        each -> each.state().isFinal());
        assertThat(job.state()).as("%s", job.reason()).isEqualTo(JobState.DONE);
        Output output = orders.outputs(job.id()).get(0);
        Certificate certificate = orders.certificate(output).orElseThrow();
        assertThat(certificate.exactness().exact()).isTrue();
        assertThat(certificate.lanes().get(1).segments()).hasSize(5);
        return output;
    }
}
