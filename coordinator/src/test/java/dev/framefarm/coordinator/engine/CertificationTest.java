package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.memory.InMemoryAttemptStore;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.memory.InMemoryCertificateStore;
import dev.framefarm.coordinator.memory.InMemoryDeliveryStore;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.PlanExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CertificationTest {
    private static final Plan PLAN = PlanExamples.plan("film.mp4");
    private static final long[] TIMES =
            LongStream.range(0, 100).map(i -> 42 * i).toArray();

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InMemoryJobStore jobs = new InMemoryJobStore();
    private final InMemoryUploadStore uploads = new InMemoryUploadStore();
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(jobs, uploads);
    private final InMemoryCertificateStore certificates = new InMemoryCertificateStore();
    private Prober.Probed output = new Prober.Understood(PLAN.profile(), PLAN.timeline());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void storesWhatWasMeasured() throws Exception {
        Job job = job(Files.getLastModifiedTime(source()).toInstant());

        Certificate certificate = certify(job);

        assertThat(certificate.exactness().exact()).isTrue();
        // That of "abc", as the standard gives it.
        assertThat(certificate.source().sha256())
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(certificate.lanes().get(0).segments()).hasSize(2);
    }

    @Test
    void aSourceThatHasChangedHasNoDigest() throws Exception {
        Certificate certificate = certify(job(Instant.EPOCH));

        assertThat(certificate.source().sha256()).isEmpty();
        assertThat(certificate.warnings()).anyMatch(warning -> warning.contains("has changed"));
    }

    @Test
    void aSeamWithoutAKeyframeFails() throws Exception {
        Timeline timeline = PLAN.timeline();
        output = new Prober.Understood(
                PLAN.profile(), new Timeline(timeline.timeBase(), TIMES, new int[] {0, 50}, timeline.end()));
        Job job = job(Instant.EPOCH);

        assertThatThrownBy(() -> certify(job)).isInstanceOf(IOException.class).hasMessageContaining("frame 48");
    }

    @Test
    void anOutputThatCannotBeReadBackFails() throws Exception {
        output = new Prober.Refused("NO_FRAMES", "no frames");
        Job job = job(Instant.EPOCH);

        assertThatThrownBy(() -> certify(job)).hasMessageContaining("read back");
    }

    private Certificate certify(Job job) throws Exception {
        Certification certification = new Certification(
                new Sources(new InMemoryBlobs(), uploads, List.of()),
                new InMemoryBlobs(),
                deliveries,
                new InMemoryAttemptStore(),
                file -> output,
                (plan, source, seam, left, right) -> {
                    throw new IOException("nothing is seen here");
                },
                certificates,
                threads);
        Output finished = StoreExamples.output(job, "film.mp4", 5);
        try (Certification.Proof proof = certification.begin(job, PLAN)) {
            Facts facts = proof.measure(folder.resolve("film.mp4"), new Facts.Frames(100, 100, 0));
            certification.certify(facts, finished);
        }
        return certificates.find(job.id(), "film.mp4").orElseThrow();
    }

    private Job job(Instant modified) throws IOException {
        Job job = jobs.insert(StoreExamples.withSource(
                StoreExamples.job("j-1"), new Source.Local(source().toString(), 3, modified, "abc.mp4")));
        LaneId lane = new LaneId(job.id(), 0);
        deliveries.commit(StoreExamples.delivery(lane, "l-1", 0, 48), List.of(0L));
        deliveries.commit(StoreExamples.delivery(lane, "l-2", 48, 100), List.of(48L));
        return job;
    }

    private Path source() throws IOException {
        Path source = folder.resolve("abc.mp4");
        return Files.exists(source) ? source : Files.writeString(source, "abc");
    }
}
