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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films to work on and to keep: from the recipe to the certificate, with real agents and FFmpeg. */
class MasterFilmIT {
    private static final Principal ME = new Principal("me", Role.ADMIN, "test");
    private static final Path SHARED = Path.of("target", "test-data").toAbsolutePath();

    @TempDir
    static Path folder;

    private static TestFilms films;
    private static LocalFarm farm;

    @BeforeAll
    static void open() throws Exception {
        assumeThat(TestFilms.agentJar())
                .as("agents are processes of their own, so theirs must be packaged")
                .exists();
        Path sources = Files.createDirectories(folder.resolve("sources"));
        films = new TestFilms(Toolchain.find("embedded", SHARED), sources);
        farm = LocalFarm.start(new LocalFarmOptions(
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

    @AfterAll
    static void close() {
        if (farm != null) {
            farm.close();
        }
    }

    @Test
    void aLosslessFilmHasThePicturesOfItsSourceToTheBit() throws Exception {
        Path source = films.make(
                "odd.mp4",
                "-f lavfi -i testsrc2=s=161x91:r=25:d=5,format=yuv444p10le -c:v libx264 -preset ultrafast -bf 3 -g 20");
        Job job = rendered(source, "lossless");
        Path film = exact(job, 125);
        assertThat(films.facts(film)).contains("codec_name=ffv1", "width=161", "height=91", "pix_fmt=yuv444p10le");
        assertThat(films.digest(film)).isEqualTo(films.digest(source));
        assertThat(exactness(job).pictures()).hasValueSatisfying(pictures -> {
            assertThat(pictures.equal()).isTrue();
            assertThat(pictures.sourceMd5()).hasSize(32).isEqualTo(pictures.outputMd5());
        });
    }

    @Test
    void aMezzanineKeepsTimesSamplesOfSoundAndTimecode() throws Exception {
        Path source = films.make(
                "timecode.mov",
                "-f lavfi -i testsrc2=s=192x108:r=25:d=4 -f lavfi -i sine=440:r=48000:d=4 -timecode 10:00:00:12"
                        + " -c:v libx264 -preset ultrafast -bf 3 -g 25 -c:a pcm_s16le");
        Path film = exact(rendered(source, "mezzanine"), 100);
        assertThat(films.facts(film))
                .contains("codec_name=prores", "profile=HQ", "codec_tag_string=apch", "pix_fmt=yuv422p10le")
                .contains("TAG:timecode=10:00:00:12");
        assertThat(films.samples(film)).isEqualTo(films.samples(source));
    }

    private static Job rendered(Path source, String recipe) {
        Order order = new Order(new OrderSource.LocalFile(source.toString()), recipe, 50, Map.of(), Optional.empty());
        JobId id = ((Orders.Taken) orders().submit(order, ME)).job().id();
        Job job = await().atMost(Duration.ofSeconds(100))
                .until(
                        () -> orders().find(id, ME).orElseThrow(),
                        each -> each.state().isFinal());
        assertThat(job.state()).as("%s", job.reason()).isEqualTo(JobState.DONE);
        return job;
    }

    private static Path exact(Job job, int frames) throws Exception {
        Output output = orders().outputs(job.id()).get(0);
        assertThat(exactness(job).exact()).isTrue();
        assertThat(output.frames()).isEqualTo(frames);
        return orders().file(output);
    }

    private static Certificate.Exactness exactness(Job job) {
        Output output = orders().outputs(job.id()).get(0);
        return orders().certificate(output).orElseThrow().exactness();
    }

    private static Orders orders() {
        return farm.farm().engine().orders();
    }
}
