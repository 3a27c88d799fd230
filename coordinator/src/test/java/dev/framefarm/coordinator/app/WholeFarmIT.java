package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.testing.LivingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real coordinator, two real agents as processes of their own, and FFmpeg. The last test loses an agent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeFarmIT extends RealFarm {
    /** Slow enough that even a fast machine is still rendering when a test interferes. */
    private static final String SLOW = """
            recipe: slow
            version: 1
            description: Takes its time.
            container: mp4
            video:
              codec: h264
              crf: 20
              preset: veryslow
            audio:
              mode: aac
            """;

    private static final String LADDER = """
            recipe: ladder
            version: 1
            description: Three renditions of two kinds.
            container: mp4
            video:
              codec: h264
              crf: 30
              preset: ultrafast
              keyframes: 1s
              renditions:
                - height: 180
                - height: 90
                - codec: hevc
                  height: 90
                  preset: ultrafast
            audio:
              mode: aac
            package: [hls, dash]
            """;

    private static Path shortFilm;
    private static Path longFilm;

    @BeforeAll
    static void makeFilms() throws Exception {
        shortFilm = films.film("short.mp4", "320x180", 6);
        longFilm = films.film("long.mp4", "640x360", 40);
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void aFilmComesOutExact() throws Exception {
        JobId job = submit(shortFilm, "h264");
        assertExact(job, shortFilm);
        assertProven(job, shortFilm);
    }

    /** The certificate holds against the files themselves. */
    private static void assertProven(JobId job, Path source) throws Exception {
        Output output = orders().outputs(job).get(0);
        Certificate certificate = orders().certificate(output).orElseThrow();
        assertThat(certificate.source().sha256()).contains(sha256(source));
        assertThat(certificate.output().sha256()).isEqualTo(sha256(orders().file(output)));
        assertThat(certificate.exactness()).isEqualTo(new Certificate.Exactness(true, 150, 150, 150, 0));
        assertThat(certificate.sound()).singleElement().satisfies(sound -> {
            Certificate.Offsets difference = sound.difference().orElseThrow();
            assertThat(difference.start()).isEqualTo(0, within(0.0001));
            // An encoder's last frame of sound is always full.
            assertThat(difference.end()).isEqualTo(0, within(1024 / 48_000.0));
        });
        List<Certificate.Segment> segments = certificate.lanes().get(0).segments();
        assertThat(segments).hasSameSizeAs(pictures(job));
        assertThat(segments).allSatisfy(segment -> {
            assertThat(segment.seconds().encode()).isPositive();
            assertThat(segment.seconds().queue()).isNotNegative();
        });
        // It is sampled ten times a second: a piece that takes two samples may be over without any.
        assertThat(segments)
                .anySatisfy(segment -> assertThat(segment.seconds().cpu()).isPositive());
        assertThat(certificate.seams()).hasSize(segments.size() - 1).allMatch(Certificate.Seam::key);
        assertThat(certificate.warnings()).isEmpty();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void everyRenditionOfALadderComesOutExact() throws Exception {
        JobId job = submit(shortFilm, LADDER);
        Job ended = ended(job);
        assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
        List<Output> outputs = orders().outputs(job);
        assertThat(outputs)
                .extracting(Output::name)
                .containsExactly(
                        "180p-h264.mp4",
                        "90p-h264.mp4",
                        "90p-hevc.mp4",
                        "video-180p-h264.mp4",
                        "video-90p-h264.mp4",
                        "video-90p-hevc.mp4",
                        "sound-1.mp4",
                        "master.m3u8",
                        "video-180p-h264.m3u8",
                        "video-180p-h264-keys.m3u8",
                        "video-90p-h264.m3u8",
                        "video-90p-h264-keys.m3u8",
                        "video-90p-hevc.m3u8",
                        "video-90p-hevc-keys.m3u8",
                        "sound-1.m3u8",
                        "manifest.mpd");
        for (Output film : outputs.subList(0, 3)) {
            assertThat(films.times(orders().file(film))).isEqualTo(films.times(shortFilm));
            Certificate certificate = orders().certificate(film).orElseThrow();
            assertThat(certificate.output().sha256()).isEqualTo(sha256(orders().file(film)));
            assertThat(certificate.exactness()).isEqualTo(new Certificate.Exactness(true, 150, 150, 150, 0));
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.api.Order(2)
    @CsvSource({"text", "empty", "truncated", "sound"})
    void aBadSourceFailsWithASentence(String kind) throws Exception {
        Path source = switch (kind) {
            case "text" -> films.text("text.mp4", "This is no film. ".repeat(100));
            case "empty" -> films.text("empty.mp4", "");
            case "truncated" -> films.truncated("truncated.mp4", shortFilm);
            default -> films.sound("sound.mp4");
        };
        Job ended = ended(submit(source, "h264"));
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.reason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .matches("(?s)[A-Z].{15,}\\.")
                        .doesNotContain("Exception", folder.toString()));
    }

    @Test
    @org.junit.jupiter.api.Order(3)
    void aMissingSourceIsRefusedAtOnce() {
        Orders.Submitted submitted = orders().submit(order(folder.resolve("sources/gone.mp4"), "h264"), ME);
        assertThat(submitted)
                .isInstanceOfSatisfying(
                        Orders.Refused.class,
                        refused -> assertThat(refused.complaints())
                                .singleElement()
                                .satisfies(complaint ->
                                        assertThat(complaint.code()).isEqualTo("SOURCE_NOT_FOUND")));
    }

    @Test
    @org.junit.jupiter.api.Order(4)
    void aCancelledJobStopsAtOnceAndLeavesNothing() throws Exception {
        Set<Path> before = blobs();
        JobId job = submit(longFilm, SLOW);
        awaitDeliveries(job, 1);
        await().atMost(LONG).until(WholeFarmIT::anAgentEncodes);
        orders().cancel(job, ME);
        await().atMost(Duration.ofSeconds(10)).until(() -> !anAgentEncodes());
        // What was left of films before it may go meanwhile.
        await().untilAsserted(() -> assertThat(before).containsAll(blobs()));
    }

    @Test
    @org.junit.jupiter.api.Order(5)
    void withIgniteWipedNothingAcceptedIsEncodedAgain() throws Exception {
        JobId job = submit(longFilm, SLOW);
        awaitDeliveries(job, 2);
        farm.farm().grid().wipe();
        awaitDeliveries(job, 4);
        farm.farm().grid().wipe();
        assertExact(job, longFilm);
        nothingAcceptedWasBegunAgain(job);
    }

    @Test
    @org.junit.jupiter.api.Order(6)
    void withAnAgentKilledTheFilmIsExact() throws Exception {
        JobId job = submit(longFilm, SLOW);
        awaitDeliveries(job, 2);
        ProcessHandle victim = agents().findFirst().orElseThrow();
        victim.destroyForcibly();
        assertExact(job, longFilm);
        nothingAcceptedWasBegunAgain(job);
        assertThat(agents().count()).isEqualTo(1);
    }

    private static void assertExact(JobId job, Path source) throws Exception {
        Job ended = ended(job);
        assertThat(ended.state()).as("%s", ended.reason()).isEqualTo(JobState.DONE);
        Output output = orders().outputs(job).get(0);
        List<Double> expected = films.times(source);
        List<Double> found = films.times(orders().file(output));
        assertThat(output.frames()).isEqualTo(expected.size());
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).as("frame %d", i).isEqualTo(expected.get(i), within(0.001));
        }
    }

    private static void awaitDeliveries(JobId job, int count) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pictures(job).size() >= count
                        || orders().find(job, ME).orElseThrow().state().isFinal());
        assertThat(orders().find(job, ME).map(Job::state)).hasValue(JobState.RENDERING);
    }

    private static List<Delivery> pictures(JobId job) {
        return farm.farm().database().deliveries().ofJob(job).stream()
                .filter(delivery -> delivery.lane().index() == 0)
                .toList();
    }

    private static void nothingAcceptedWasBegunAgain(JobId job) {
        for (Delivery delivery : farm.farm().database().deliveries().ofJob(job)) {
            List<Attempt> again = farm.farm().database().attempts().ofJob(job).stream()
                    .filter(attempt -> attempt.lane().equals(delivery.lane()))
                    .filter(attempt -> attempt.interval().overlaps(delivery.interval()))
                    .filter(attempt -> attempt.began().isAfter(delivery.accepted()))
                    .toList();
            assertThat(again).as("attempts after %s", delivery).isEmpty();
        }
    }

    private static boolean anAgentEncodes() {
        return agents().flatMap(ProcessHandle::descendants)
                .anyMatch(process -> process.info().command().orElse("").endsWith("ffmpeg"));
    }

    private static Stream<ProcessHandle> agents() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains("framefarm-agent.jar"))
                        .isPresent());
    }

    private static Set<Path> blobs() {
        return LivingFolder.files(farm.data().resolve("blobs")).keySet();
    }
}
