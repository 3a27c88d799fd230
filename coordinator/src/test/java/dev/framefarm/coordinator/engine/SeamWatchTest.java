package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.PlanExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeamWatchTest {
    private static final int FRAMES = 60_000;
    private static final Facts.Around AROUND = new Facts.Around(List.of(0.9), List.of(0.8));

    private final Job job = StoreExamples.job("j-1");
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private Blob blob = StoreExamples.blob(1);

    @BeforeEach
    void store() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(1);
            blob = incoming.seal();
        }
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        blobs.close();
    }

    @Test
    void looksWhereTheEncodingPaysForIt() {
        SeamWatch watch = watch((plan, source, seam, left, right) -> new SeamMeter.Look(AROUND, 1));
        watch.joined(delivery(0, 3_000));
        watch.joined(delivery(3_000, 6_000));
        await().until(() -> watch.seen().size() == 1);
        assertThat(watch.seen()).containsEntry(3_000L, AROUND);
    }

    @Test
    void looksAtNothingInAShortFilm() {
        SeamWatch watch = watch((plan, source, seam, left, right) -> new SeamMeter.Look(AROUND, 1));
        watch.joined(delivery(0, 100));
        watch.joined(delivery(100, 200));
        watch.close();
        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void looksNowhereThatTakesLongToReach() {
        SeamWatch watch = watch((plan, source, seam, left, right) -> new SeamMeter.Look(AROUND, 1), FRAMES);
        watch.joined(delivery(0, 3_000));
        watch.joined(delivery(3_000, 6_000));
        watch.close();
        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void nobodyWaitsForALook() {
        CountDownLatch begun = new CountDownLatch(1);
        List<Long> looks = new CopyOnWriteArrayList<>();
        SeamWatch watch = watch((plan, source, seam, left, right) -> {
            looks.add(seam);
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("stopped", e);
            }
            return new SeamMeter.Look(AROUND, 1);
        });
        watch.joined(delivery(0, 3_000));
        watch.joined(delivery(3_000, 6_000));
        await().until(() -> begun.getCount() == 0);
        watch.joined(delivery(6_000, 9_000));
        watch.close();
        threads.shutdown();
        await().until(threads::isTerminated);
        assertThat(watch.seen()).isEmpty();
        assertThat(looks).containsExactly(3_000L);
    }

    @Test
    void whatFailsIsNotTriedAgain() throws Exception {
        List<Long> looks = new CopyOnWriteArrayList<>();
        SeamWatch watch = watch((plan, source, seam, left, right) -> {
            looks.add(seam);
            throw new IOException("cannot be decoded");
        });
        watch.joined(delivery(0, 3_000));
        watch.joined(delivery(3_000, 6_000));
        threads.submit(() -> {}).get();
        for (long from = 6_000; from < 60_000; from += 3_000) {
            watch.joined(delivery(from, from + 3_000));
        }
        threads.submit(() -> {}).get();
        assertThat(looks).containsExactly(3_000L);
        assertThat(watch.seen()).isEmpty();
    }

    private SeamWatch watch(SeamMeter meter) {
        return watch(meter, 50);
    }

    /** A film with a keyframe every so many frames. */
    private SeamWatch watch(SeamMeter meter, int keyframes) {
        Plan example = PlanExamples.plan("film.mp4");
        Plan plan = new Plan(
                example.profile(),
                new Timeline(
                        example.timeline().timeBase(),
                        LongStream.range(0, FRAMES).map(frame -> 42 * frame).toArray(),
                        IntStream.iterate(0, frame -> frame < FRAMES, frame -> frame + keyframes)
                                .toArray(),
                        42L * FRAMES),
                example.filmStart(),
                example.raisedSeconds(),
                example.lanes(),
                example.copiedAudio(),
                example.output(),
                example.remarks());
        Source source = new Source.Uploaded(blob, "film.mp4");
        return new SeamWatch(
                plan, source, new Sources(blobs, new InMemoryUploadStore(), List.of()), blobs, meter, threads);
    }

    private Delivery delivery(long from, long to) {
        Delivery example = StoreExamples.delivery(new LaneId(job.id(), 0), "l-" + from, from, to);
        return new Delivery(
                example.lane(),
                example.interval(),
                example.lease(),
                1,
                example.agent(),
                new Evidence(blob, to - from, 0, 1, "x264", 0, 0, 100, 200),
                "header",
                example.accepted());
    }
}
