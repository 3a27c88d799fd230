package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.flow.Completed;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final SmallFarm farm = new SmallFarm(8, 1);

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aCompleteFilmIsJoinedThoughOthersWaitForAgents() throws Exception {
        Job stuck = farm.stored(JobState.RENDERING);
        farm.deliver(stuck, 0, 25);
        CountDownLatch stuckHoldsItsPlace = new CountDownLatch(1);
        farm.joiner = begun(stuckHoldsItsPlace);
        farm.engine.recovery().all();
        stuckHoldsItsPlace.await();

        Job complete = farm.stored(JobState.RENDERING);
        farm.deliver(complete, 0, SmallFilm.FRAMES);
        farm.engine.recovery().all();

        farm.awaitState(complete, JobState.DONE);
        assertThat(farm.state(stuck)).isEqualTo(JobState.RENDERING);
    }

    @Test
    void aCompleteFilmThatWaitsForItsTurnSaysSo() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger busy = new AtomicInteger();
        farm.joiner = (plan, source, sound, target) -> new NoJoin() {
            @Override
            public void finish() {
                busy.incrementAndGet();
                awaitQuietly(goOn);
            }
        };
        Job first = completeJob();
        Job second = completeJob();
        farm.engine.recovery().all();
        await().until(() -> busy.get() == 2);
        Job third = completeJob();
        farm.engine.recovery().all();

        await().until(() -> farm.waiting(third).contains("other films are being joined"));
        assertThat(farm.waiting(first) + farm.waiting(second)).isEmpty();

        goOn.countDown();
        farm.awaitState(third, JobState.DONE);
        assertThat(farm.waiting(third)).isEmpty();
    }

    @Test
    void anErrorThatStaysEndsTheJobWithTheReason() throws Exception {
        farm.joiner = (plan, source, sound, target) -> {
            throw new NoClassDefFoundError("a part of the program is missing");
        };
        Job job = completeJob();

        farm.engine.recovery().all();

        awaitWithTicks(job, JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason().orElse(""))
                .contains("a part of the program is missing");
    }

    /** Such as an FFmpeg that was ended together with the farm: every delivery is still there. */
    @Test
    void troubleThatPassesDoesNotEndTheJob() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        farm.joiner = (plan, source, sound, target) -> {
            if (begun.getAndIncrement() == 0) {
                throw new IOException("joining was stopped");
            }
            return new NoJoin();
        };
        Job job = completeJob();

        farm.engine.recovery().all();

        awaitWithTicks(job, JobState.DONE);
    }

    @Test
    void troubleThatStaysEndsTheJobWithTheReason() throws Exception {
        farm.joiner = (plan, source, sound, target) -> {
            throw new IOException("nothing can be written");
        };
        Job job = completeJob();

        farm.engine.recovery().all();

        awaitWithTicks(job, JobState.FAILED);
        assertThat(farm.jobs.find(job.id()).orElseThrow().reason().orElse("")).contains("nothing can be written");
    }

    @Test
    void aFullDiskIsWaitedOutAndSaidSo() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        farm.joiner = (plan, source, sound, target) -> {
            if (full.get()) {
                throw new NoRoom("The farm's disk is full.");
            }
            return new NoJoin();
        };
        Job job = completeJob();
        farm.engine.recovery().all();
        await().until(() -> farm.waiting(job).contains("disk is full"));
        farm.ticks(60);
        assertThat(farm.state(job)).isEqualTo(JobState.FINISHING);

        full.set(false);

        awaitWithTicks(job, JobState.DONE);
        assertThat(farm.waiting(job)).isEmpty();
    }

    @Test
    void aJoinerThatMissedADeliveryIsToldOfItOnceAllIsThere() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        CountDownLatch listening = new CountDownLatch(1);
        farm.joiner = begun(listening);
        farm.engine.recovery().all();
        listening.await();
        farm.deliver(job, 0, SmallFilm.FRAMES);
        farm.engine.runner().tell(job.id(), new Completed());

        awaitWithTicks(job, JobState.DONE);
    }

    /** Thousands of news came while the database did not answer: what was lost is looked up, and the next are heard. */
    @Test
    void whoWasDroppedForBeingBehindHearsAgain() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        CountDownLatch listening = new CountDownLatch(1);
        BlockingQueue<Path> joined = new LinkedBlockingQueue<>();
        farm.joiner = (plan, source, sound, target) -> {
            listening.countDown();
            return new NoJoin() {
                @Override
                public void append(Path delivery) {
                    joined.add(delivery);
                }
            };
        };
        farm.engine.recovery().all();
        listening.await();
        farm.deliver(job, 0, 100);

        farm.heard.drop();
        assertThat(joined.poll(Patience.MILLIS, TimeUnit.MILLISECONDS)).isNotNull();

        farm.deliver(job, 100, SmallFilm.FRAMES);
        farm.heard.publish(
                new Happening("segment", Optional.of(job.id()), job.created(), Map.of("coordinator", "another")));
        farm.awaitState(job, JobState.DONE);
        assertThat(joined).hasSize(1);
    }

    @Test
    void aDeliveryThatIsSpoiledInTheStoreIsEncodedAgain() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        Delivery sound = farm.deliver(job, 0, 25);
        Delivery spoiled = farm.deliver(job, 25, SmallFilm.FRAMES);
        Path stored = farm.blobs.file(spoiled.evidence().blob());
        Files.writeString(stored, Files.readString(stored).replace("25", "52"));
        farm.engine.recovery().all();

        awaitReplacement(job);
        assertThat(farm.deliveries.port.ofJob(job.id())).containsExactly(sound);
        awaitWithTicks(job, JobState.RENDERING);
        farm.deliver(job, 25, SmallFilm.FRAMES);
        farm.engine.recovery().all();

        awaitWithTicks(job, JobState.DONE);
    }

    @Test
    void aDeliveryThatIsGoneFromTheStoreIsEncodedAgain() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        Delivery gone = farm.deliver(job, 0, SmallFilm.FRAMES);
        farm.blobs.delete(gone.evidence().blob(), Instant.MAX);
        farm.engine.recovery().all();

        awaitReplacement(job);
        assertThat(farm.deliveries.port.ofJob(job.id())).isEmpty();
        awaitWithTicks(job, JobState.RENDERING);
        farm.deliver(job, 0, SmallFilm.FRAMES);
        farm.engine.recovery().all();

        awaitWithTicks(job, JobState.DONE);
    }

    /** Its ledger goes when all else is done. */
    private void awaitReplacement(Job job) {
        await().until(() -> farm.heldLedgers.find(new LaneId(job.id(), 0)).isEmpty());
    }

    /** Others sweep what was sealed and not told of: whoever was frozen in between joins anew. */
    @Test
    void whatWasSealedTooLongAgoIsNotPublished() throws Exception {
        try (SmallFarm clustered = new SmallFarm(8, 1, 1000, Duration.ofMinutes(5))) {
            AtomicInteger tries = new AtomicInteger();
            clustered.jobStore.before = call -> {
                if (call.equals("finish") && tries.incrementAndGet() == 1) {
                    clustered.pass(151);
                }
            };
            Job job = clustered.stored(JobState.RENDERING);
            clustered.deliver(job, 0, SmallFilm.FRAMES);
            clustered.engine.recovery().all();

            await().until(() -> tries.get() == 1);
            assertThat(clustered.jobs.outputs(job.id())).isEmpty();
            await().until(() -> {
                clustered.ticks(1);
                return clustered.state(job) == JobState.DONE;
            });
            assertThat(tries).hasValue(2);
            assertThat(clustered.jobs.outputs(job.id())).hasSize(1);
        }
    }

    private void awaitWithTicks(Job job, JobState state) {
        await().until(() -> {
            farm.ticks(1);
            return farm.state(job) == state;
        });
    }

    private Job completeJob() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.deliver(job, 0, SmallFilm.FRAMES);
        return job;
    }

    private static Joiner begun(CountDownLatch latch) {
        return (plan, source, sound, target) -> {
            latch.countDown();
            return new NoJoin();
        };
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
