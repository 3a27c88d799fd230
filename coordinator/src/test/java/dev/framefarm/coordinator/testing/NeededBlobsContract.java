package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.keeping;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.DeliveryStore.Outcome;
import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which bytes every {@link DeliveryStore} knows to be needed still, and until when. */
public abstract class NeededBlobsContract {
    /** Until the moment itself, and bob's for an hour. */
    private static final KeepFor KEEP = new KeepFor(
            new KeepFor.Times(Duration.ZERO, Duration.ZERO),
            Map.of("bob", new KeepFor.Times(Duration.ofHours(1), Duration.ofHours(1))));

    private Stores stores;
    private DeliveryStore deliveries;
    private Job job;
    private LaneId lane;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
        deliveries = stores.deliveries();
        job = stores.jobs().insert(job("j-1"));
        lane = lane(job, 0);
    }

    private boolean commit(Delivery delivery) {
        return deliveries.commit(delivery, pieces(delivery)) == Outcome.COMMITTED;
    }

    @Test
    void knowsWhoNeedsTheBytesOfADelivery() {
        Delivery delivery = delivery(lane, "l-1", 0, 10);
        Blob blob = delivery.evidence().blob();
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isFalse();
        commit(delivery);
        Job other = stores.jobs().insert(job("j-2"));
        commit(delivery(lane(other, 0), "l-2", 0, 10));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();

        stores.jobs().update(other.moved(JobState.FAILED, Optional.empty(), NOON));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();
        stores.jobs().update(job.moved(JobState.CANCELLED, Optional.empty(), NOON));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isFalse();
    }

    @Test
    void keepsADeliveryThatBecameAnOutput() {
        Delivery delivery = delivery(lane, "l-1", 0, 10);
        Blob blob = delivery.evidence().blob();
        commit(delivery);
        Output output = new Output(job.id(), "a.mp4", "video/mp4", blob, 1, 1);
        stores.jobs().finish(job.moved(JobState.DONE, Optional.empty(), NOON), List.of(output), Optional.empty());
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();
        assertThat(deliveries.isNeeded(blob, KEEP, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void keepsASourceUntilItsJobsHaveEnded() {
        Blob source = ((Source.Uploaded) job.source()).blob();
        assertThat(deliveries.isNeeded(source, KEEP, NOON)).isTrue();

        stores.jobs().update(job.moved(JobState.CANCELLED, Optional.empty(), NOON));
        assertThat(deliveries.isNeeded(source, KEEP, NOON)).isFalse();
    }

    @Test
    void keepsAnUploadForItsTime() {
        Blob blob = StoreExamples.blob(3);
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isFalse();

        stores.uploads().record(new UploadStore.Upload("ann", blob, NOON.minusSeconds(1)));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isFalse();
        stores.uploads().record(new UploadStore.Upload("ann", blob, NOON));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();

        stores.uploads().forget("ann", NOON);
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();
        stores.uploads().forget("bob", NOON.plusSeconds(1));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isTrue();
        stores.uploads().forget("ann", NOON.plusSeconds(1));
        assertThat(deliveries.isNeeded(blob, KEEP, NOON)).isFalse();
    }

    @Test
    void keepsAnOutputForItsTime() {
        Output output = StoreExamples.output(job, "a.mp4", 3);
        stores.jobs().finish(job.moved(JobState.DONE, Optional.empty(), NOON), List.of(output), Optional.empty());

        assertThat(deliveries.isNeeded(output.blob(), KEEP, NOON)).isTrue();
        assertThat(deliveries.isNeeded(output.blob(), KEEP, NOON.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void keepsAnOwnersUploadsForTheOwnersTime() {
        Blob blob = StoreExamples.blob(3);
        stores.uploads().record(new UploadStore.Upload("ann", blob, NOON));
        stores.uploads().record(new UploadStore.Upload("bob", blob, NOON));

        Instant bobs = NOON.plus(Duration.ofHours(1));
        assertThat(deliveries.isNeeded(blob, KEEP, bobs)).isTrue();
        assertThat(deliveries.isNeeded(blob, KEEP, bobs.plusMillis(1))).isFalse();
    }

    @Test
    void keepsAnOutputAsLongAsAnyJobThatMadeItIsTold() {
        made(job("j-2", "bob", Optional.empty(), NOON));
        Output output = made(job("j-3"));
        Instant bobs = NOON.plus(Duration.ofHours(1));
        assertThat(deliveries.isNeeded(output.blob(), KEEP, bobs)).isTrue();
        assertThat(deliveries.isNeeded(output.blob(), KEEP, bobs.plusMillis(1))).isFalse();

        made(keeping(job("j-4"), Duration.ofDays(3)));
        Instant promised = NOON.plus(Duration.ofDays(3));
        assertThat(deliveries.isNeeded(output.blob(), KEEP, promised)).isTrue();
        assertThat(deliveries.isNeeded(output.blob(), KEEP, promised.plusMillis(1)))
                .isFalse();
    }

    /** The bytes are the same whichever job made them. */
    private Output made(Job by) {
        stores.jobs().insert(by);
        Output output = StoreExamples.output(by, "a.mp4", 3);
        stores.jobs().finish(by.moved(JobState.DONE, Optional.empty(), NOON), List.of(output), Optional.empty());
        return output;
    }

    @Test
    void sendingTheSameBytesAtOnceIsFine() throws Exception {
        Blob blob = StoreExamples.blob(3);
        List<Boolean> sent = Race.run(java.util.Collections.nCopies(4, () -> {
            stores.uploads().record(new UploadStore.Upload("ann", blob, NOON));
            return deliveries.isNeeded(blob, KEEP, NOON);
        }));
        assertThat(sent).containsOnly(true);
    }

    @Test
    void askingAndCommittingAtOnceDoNotWaitForEachOther() throws Exception {
        List<Integer> counts = Race.run(List.of(
                () -> (int) IntStream.range(0, 300)
                        .filter(i -> commit(delivery(lane, "l-" + i, 10L * i, 10L * i + 10)))
                        .count(),
                () -> (int) IntStream.range(8, 300)
                        .filter(i -> deliveries.isNeeded(StoreExamples.blob(i), KEEP, NOON))
                        .count()));

        assertThat(counts.get(0)).isEqualTo(300);
        assertThat(counts.get(1)).isLessThanOrEqualTo(1);
    }
}
