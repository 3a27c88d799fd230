package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.in;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.otherwise;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.DeliveryStore.Outcome;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryStore} does: no two accepted deliveries of a lane ever overlap. */
public abstract class DeliveryStoreContract {
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

    private Outcome outcome(Delivery delivery) {
        return deliveries.commit(delivery, pieces(delivery));
    }

    @Test
    void aLaneHoldsOneParityClassAndOneSampleDescription() {
        commit(delivery(lane, "l-1", 0, 10));

        assertThat(outcome(otherwise(delivery(lane, "l-2", 10, 20), "nvenc", "header")))
                .isEqualTo(Outcome.MIXED);
        assertThat(outcome(otherwise(delivery(lane, "l-3", 10, 20), "x264/164/avx2", "another")))
                .isEqualTo(Outcome.MIXED);
        assertThat(outcome(delivery(lane, "l-4", 0, 10))).isEqualTo(Outcome.OVERTAKEN);
        assertThat(outcome(otherwise(delivery(lane(job, 1), "l-5", 0, 10), "nvenc", "another")))
                .as("another lane")
                .isEqualTo(Outcome.COMMITTED);
        assertThat(deliveries.ofLane(lane)).hasSize(1);
    }

    @Test
    void ofTwoFirstDeliveriesThatDifferOneIsStored() throws Exception {
        for (int round = 0; round < 50; round++) {
            LaneId each = lane(job, round);
            Delivery one = delivery(each, "one-" + round, 0, 50);
            Delivery two = otherwise(delivery(each, "two-" + round, 50, 100), "nvenc", "header");

            assertThat(Race.run(List.of(() -> outcome(one), () -> outcome(two))))
                    .containsExactlyInAnyOrder(Outcome.COMMITTED, Outcome.MIXED);
            assertThat(deliveries.ofLane(each)).hasSize(1);
        }
    }

    @Test
    void whatWasWithdrawnCanBeDeliveredAgain() {
        Delivery spoiled = delivery(lane, "l-1", 0, 10);
        Delivery other = delivery(lane, "l-2", 10, 20);
        commit(spoiled);
        commit(other);

        assertThat(deliveries.withdraw(spoiled)).isTrue();
        assertThat(deliveries.withdraw(spoiled)).isFalse();

        assertThat(deliveries.ofLane(lane)).containsExactly(other);
        Delivery again = delivery(lane, "l-3", 0, 10);
        assertThat(outcome(again)).isEqualTo(Outcome.COMMITTED);
        assertThat(deliveries.withdraw(spoiled)).isFalse();
        assertThat(deliveries.ofLane(lane)).containsExactly(again, other);
    }

    /** A joiner that was frozen meanwhile misses bytes that went with the job's end. */
    @Test
    void nothingIsWithdrawnFromAnEndedJob() {
        for (JobState end : List.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED)) {
            Job ended = stores.jobs().insert(job("j-" + end));
            Delivery delivery = delivery(lane(ended, 0), "l-" + end, 0, 10);
            commit(delivery);
            stores.jobs().update(ended.moved(end, Optional.empty(), NOON));

            assertThat(deliveries.withdraw(delivery)).isFalse();
            assertThat(deliveries.ofJob(ended.id())).containsExactly(delivery);
        }
    }

    @Test
    void aDeliveryIsWithdrawnBeforeTheEndOfItsJobOrNotAtAll() throws Exception {
        for (int round = 0; round < 30; round++) {
            Job each = stores.jobs().insert(job("w-" + round));
            Job done = each.moved(JobState.CANCELLED, Optional.empty(), NOON);
            Delivery delivery = delivery(lane(each, 0), "w-" + round, 0, 10);
            commit(delivery);

            List<Integer> left = Race.run(List.of(
                    () -> deliveries.withdraw(delivery) ? 0 : 1,
                    () -> stores.jobs().update(done)
                            ? deliveries.ofJob(each.id()).size()
                            : -1));

            assertThat(left.get(1)).isEqualTo(left.get(0));
        }
    }

    @Test
    void keepsDeliveriesInTheOrderOfTheirIntervals() {
        Delivery late = delivery(lane, "l-1", 100, 110);
        Delivery early = delivery(lane, "l-2", 20, 50);
        Delivery sound = delivery(lane(job, 1), "l-3", 0, 100);

        assertThat(Stream.of(sound, late, early).map(this::commit)).containsOnly(true);

        assertThat(deliveries.ofLane(lane)).containsExactly(early, late);
        assertThat(deliveries.ofJob(job.id())).containsExactly(early, late, sound);
        assertThat(deliveries.ofLane(lane(job, 2))).isEmpty();
        assertThat(deliveries.acceptedLength(lane)).isEqualTo(40);
        assertThat(deliveries.acceptedLength(lane(job, 2))).isZero();
    }

    @Test
    void refusesWhatOverlapsAndStoresNothingOfIt() {
        Delivery first = delivery(lane, "l-1", 20, 50);
        commit(first);

        assertThat(commit(delivery(lane, "l-2", 0, 30))).isFalse();
        assertThat(commit(delivery(lane, "l-3", 40, 60))).isFalse();
        assertThat(commit(delivery(lane, "l-4", 30, 40))).isFalse();
        assertThat(commit(delivery(lane, "l-5", 0, 100))).isFalse();

        assertThat(deliveries.ofLane(lane)).containsExactly(first);
        assertThat(commit(delivery(lane, "l-6", 0, 20))).isTrue();
        assertThat(commit(delivery(lane, "l-7", 50, 100))).isTrue();
    }

    @Test
    void refusesALeaseThatDeliveredBefore() {
        commit(delivery(lane, "l-1", 0, 10));

        assertThat(commit(delivery(lane, "l-1", 10, 20))).isFalse();
    }

    /** The answer to the first commit was lost, and the agent sends all of it again. */
    @Test
    void whatIsCommittedAgainIsNotOvertakenByItself() {
        Delivery delivery = delivery(lane, "l-1", 0, 20);
        commit(delivery);

        assertThat(outcome(delivery)).isEqualTo(Outcome.COMMITTED);

        assertThat(deliveries.ofLane(lane)).containsExactly(delivery);
        assertThat(outcome(delivery(lane, "l-2", 0, 20)))
                .as("the same bytes of another lease")
                .isEqualTo(Outcome.OVERTAKEN);
        assertThat(outcome(otherwise(delivery, StoreExamples.blob(3))))
                .as("other bytes of the same lease")
                .isEqualTo(Outcome.OVERTAKEN);
    }

    @Test
    void refusesDeliveriesOfAnEndedJob() {
        for (JobState end : List.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED)) {
            Job ended = stores.jobs().insert(job("j-" + end));
            stores.jobs().update(ended.moved(end, Optional.empty(), NOON));

            assertThat(commit(delivery(lane(ended, 0), "l-" + end, 0, 10))).isFalse();
            assertThat(deliveries.ofJob(ended.id())).isEmpty();
        }
    }

    @Test
    void refusesDeliveriesOfAnUnknownJob() {
        assertThat(commit(delivery(lane(job("j-2"), 0), "l-1", 0, 10))).isFalse();
    }

    @Test
    void wantsAtLeastOnePiece() {
        assertThatThrownBy(() -> deliveries.commit(delivery(lane, "l-1", 0, 10), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneOfTwoOverlappingCommitsWins() throws Exception {
        for (int round = 0; round < 100; round++) {
            LaneId each = lane(job, round);
            Delivery one = delivery(each, "one-" + round, 0, 60);
            Delivery two = delivery(each, "two-" + round, 50, 100);

            List<Boolean> won = Race.run(List.of(() -> commit(one), () -> commit(two)));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(deliveries.ofLane(each)).containsExactly(won.get(0) ? one : two);
        }
    }

    @Test
    void neighboursThatCommitAtOnceAllWin() throws Exception {
        List<Boolean> won = Race.run(IntStream.range(0, 8)
                .<java.util.concurrent.Callable<Boolean>>mapToObj(
                        i -> () -> commit(delivery(lane, "l-" + i, 10L * i, 10L * i + 10)))
                .toList());

        assertThat(won).hasSize(8).containsOnly(true);
        assertThat(deliveries.ofLane(lane))
                .extracting(Delivery::interval)
                .contains(new Interval(70, 80))
                .isSorted();
    }

    @Test
    void nothingIsAddedOnceTheEndOfAJobWasSeen() throws Exception {
        for (int round = 0; round < 60; round++) {
            Job each = stores.jobs().insert(job("c-" + round));
            Job cancelled = each.moved(JobState.CANCELLED, Optional.empty(), NOON);
            Delivery delivery = delivery(lane(each, 0), "c-" + round, 0, 200);

            List<Integer> seen = Race.run(List.of(
                    () -> commit(delivery) ? 1 : 0,
                    () -> stores.jobs().update(cancelled)
                            ? deliveries.ofJob(each.id()).size()
                            : -1));

            assertThat(seen.get(1)).isEqualTo(seen.get(0));
            assertThat(deliveries.ofJob(each.id())).hasSize(seen.get(0));
        }
    }

    @Test
    void aJobFallsBackOnceAndTakesNothingMoreOfACard() {
        Job rendering = stores.jobs().insert(in(job("j-2"), JobState.RENDERING));
        LaneId pictures = lane(rendering, 0);
        Delivery first = otherwise(delivery(pictures, "l-1", 0, 50), "h264_nvenc/f/gpu-t4", "header");
        Delivery sound = delivery(lane(rendering, 1), "l-2", 0, 50);
        assertThat(commit(first)).isTrue();
        assertThat(commit(sound)).isTrue();

        assertThat(deliveries.hasFallenBack(rendering.id())).isFalse();
        assertThat(deliveries.fallBack(pictures, 50)).as("nothing is missing").isEmpty();
        assertThat(deliveries.fallBack(pictures, 100))
                .hasValue(List.of(first.evidence().blob()));
        assertThat(deliveries.fallBack(pictures, 100)).as("once").isEmpty();
        assertThat(deliveries.hasFallenBack(rendering.id())).isTrue();
        assertThat(deliveries.ofJob(rendering.id())).containsExactly(sound);

        assertThat(outcome(first)).isEqualTo(Outcome.OVERTAKEN);
        assertThat(outcome(otherwise(delivery(pictures, "l-3", 0, 50), "h264/f/cpu+av1_nvenc/f/gpu-l4", "header")))
                .isEqualTo(Outcome.OVERTAKEN);
        assertThat(outcome(delivery(pictures, "l-4", 0, 50))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void aJobThatIsNotRenderedDoesNotFallBack() {
        Job finishing = stores.jobs().insert(in(job("j-3"), JobState.FINISHING));
        assertThat(deliveries.fallBack(lane(finishing, 0), 100)).isEmpty();
        assertThat(deliveries.hasFallenBack(finishing.id())).isFalse();
    }
}
