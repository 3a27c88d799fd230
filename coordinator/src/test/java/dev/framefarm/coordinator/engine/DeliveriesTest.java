package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when something fails right after a delivery was made durable. */
class DeliveriesTest {
    private final SmallFarm farm = new SmallFarm();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aRepeatedCommitTellsLedgerAndJoinerWhatTheyMissed() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        List<Assignment> works = takeAll(agent);
        Assignment unlucky = works.get(0);
        farm.deliveries.before = call -> {
            if (call.equals("commit")) {
                farm.ledgers.fail();
            }
        };
        assertThatThrownBy(() -> farm.deliver(agent, unlucky)).hasMessage("away");
        farm.deliveries.mend();
        farm.ledgers.mend();
        Interval lost = unlucky.lease().interval();
        LaneId lane = new LaneId(job.id(), 0);
        assertThat(farm.heldLedgers.find(lane).orElseThrow().isAccepted(lost)).isFalse();

        assertThat(farm.deliver(agent, unlucky)).isEqualTo(Verdict.accepted());

        assertThat(farm.heldLedgers.find(lane).orElseThrow().isAccepted(lost)).isTrue();
        for (Assignment work : works.subList(1, works.size())) {
            farm.deliver(agent, work);
        }
        farm.awaitState(job, JobState.DONE);
    }

    @Test
    void aFilmWhoseLastDeliveryNobodyHeardOfIsFinishedAllTheSame() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        List<Assignment> works = takeAll(agent);
        Assignment last = works.remove(works.size() - 1);
        for (Assignment work : works) {
            farm.deliver(agent, work);
        }
        farm.deliveries.before = call -> {
            if (call.equals("commit")) {
                farm.ledgers.fail();
            }
        };
        assertThatThrownBy(() -> farm.deliver(agent, last)).hasMessage("away");
        farm.deliveries.mend();
        farm.ledgers.mend();
        farm.heldLedgers.drop(new LaneId(job.id(), 0));

        farm.ticksUntil(job, JobState.DONE);
    }

    @Test
    void nothingIsBegunThatCouldNotBeTakenIn() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        farm.blobs.capacity(Room.FLOOR - 1);

        assertThat(farm.engine.dispatcher().offer(agent, true)).isEmpty();
        assertThat(farm.waiting(job)).contains("disk is full");

        farm.blobs.capacity(2 * Room.FLOOR);
        assertThat(farm.engine.dispatcher().offer(agent, true)).isPresent();
        assertThat(farm.waiting(job)).doesNotContain("disk is full");
    }

    @Test
    void aLeaseWhoseDeliveryWasRejectedDoesNotComeBack() throws Exception {
        farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.inspector = (file, depth, most) ->
                new Inspector.Measured(new Fraction(1, 25), new long[0], "", "", "no stream can be read");
        farm.deliver(agent, work);

        Fleet.Held held = new Fleet.Held(work.lease().id(), 0, true);
        assertThat(farm.engine.fleet().heartbeat(agent, 0, 1, List.of(held), List.of()))
                .containsExactly(work.lease().id());
    }

    private List<Assignment> takeAll(AgentId agent) {
        List<Assignment> works = new ArrayList<>();
        farm.engine.dispatcher().offer(agent, false).ifPresent(works::add);
        for (int last = 0; last < works.size(); last++) {
            farm.engine.dispatcher().offer(agent, false).ifPresent(works::add);
        }
        return works;
    }
}
