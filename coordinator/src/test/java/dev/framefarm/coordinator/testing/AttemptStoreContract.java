package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.attempt;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.AttemptStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Mark;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptStore} does. */
public abstract class AttemptStoreContract {
    private Stores stores;
    private AttemptStore attempts;
    private Job job;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
        attempts = stores.attempts();
        job = stores.jobs().insert(job("j-1"));
    }

    @Test
    void remembersWhatBegan() {
        Attempt attempt = attempt(lane(job, 0), "l-1", 1);

        attempts.began(attempt);

        assertThat(attempts.find(attempt.lease())).contains(attempt);
        assertThat(attempts.find(new LeaseId("l-2"))).isEmpty();
        assertThatThrownBy(() -> attempts.began(attempt)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void keepsTheFirstEnd() {
        LeaseId lease = new LeaseId("l-1");
        attempts.began(attempt(lane(job, 0), "l-1", 1));

        assertThat(attempts.ended(lease, "STALLED", Optional.of("no frame for a minute"), NOON.plusSeconds(60)))
                .isTrue();
        assertThat(attempts.ended(lease, "REVOKED", Optional.empty(), NOON.plusSeconds(61)))
                .isFalse();
        assertThat(attempts.ended(new LeaseId("l-9"), Attempt.DELIVERED, Optional.empty(), NOON))
                .isFalse();

        Attempt ended = attempts.find(lease).orElseThrow();
        assertThat(ended.ended()).contains(NOON.plusSeconds(60));
        assertThat(ended.outcome()).contains("STALLED");
        assertThat(ended.detail()).contains("no frame for a minute");
    }

    @Test
    void anAcceptedDeliveryIsToldOverAnEarlierEnd() {
        LeaseId lease = new LeaseId("l-1");
        attempts.began(attempt(lane(job, 0), "l-1", 1));

        attempts.ended(lease, "EXPIRED", Optional.of("it did not answer in time"), NOON.plusSeconds(60));
        attempts.ended(lease, Attempt.DELIVERED, Optional.empty(), NOON.plusSeconds(61));
        attempts.ended(lease, Attempt.DELIVERED, Optional.empty(), NOON.plusSeconds(62));
        attempts.ended(lease, "REVOKED", Optional.of("too late"), NOON.plusSeconds(63));

        Attempt ended = attempts.find(lease).orElseThrow();
        assertThat(ended.ended()).contains(NOON.plusSeconds(61));
        assertThat(ended.outcome()).contains(Attempt.DELIVERED);
        assertThat(ended.detail()).isEmpty();
    }

    @Test
    void whatAnAgentSaysIsToldOverItsSilenceAndNothingOverThat() {
        LeaseId lease = new LeaseId("l-1");
        attempts.began(attempt(lane(job, 0), "l-1", 1));

        attempts.ended(lease, "EXPIRED", Optional.of("it did not answer in time"), NOON.plusSeconds(60));
        assertThat(attempts.ended(lease, "EXPIRED", Optional.empty(), NOON.plusSeconds(61)))
                .isFalse();
        assertThat(attempts.ended(lease, "REVOKED", Optional.empty(), NOON.plusSeconds(62)))
                .isFalse();
        assertThat(attempts.ended(lease, "ENCODER_FAILED", Optional.of("no such option"), NOON.plusSeconds(63)))
                .isTrue();
        assertThat(attempts.ended(lease, "HANDED_BACK", Optional.empty(), NOON.plusSeconds(64)))
                .isFalse();

        Attempt ended = attempts.find(lease).orElseThrow();
        assertThat(ended.outcome()).contains("ENCODER_FAILED");
        assertThat(ended.detail()).contains("no such option");
    }

    @Test
    void listsAJobsAttemptsByLaneAndNumber() {
        Attempt second = attempt(lane(job, 0), "l-1", 2);
        Attempt first = attempt(lane(job, 0), "l-2", 1);
        Attempt sound = attempt(lane(job, 1), "l-0", 1);
        attempts.began(sound);
        attempts.began(second);
        attempts.began(first);

        assertThat(attempts.ofJob(job.id())).containsExactly(first, second, sound);
        assertThat(attempts.ofJob(job("j-2").id())).isEmpty();
    }

    @Test
    void namesTheJobsThatAreAtWork() {
        Job other = stores.jobs().insert(job("j-2"));
        attempts.began(attempt(lane(job, 0), "l-1", 1));
        attempts.began(attempt(lane(job, 1), "l-2", 1));
        attempts.began(attempt(lane(other, 0), "l-3", 1));
        assertThat(attempts.atWork()).containsExactlyInAnyOrder(job.id(), other.id());

        attempts.ended(new LeaseId("l-2"), "EXPIRED", Optional.empty(), NOON);
        attempts.ended(new LeaseId("l-3"), "EXPIRED", Optional.empty(), NOON);
        assertThat(attempts.atWork()).containsExactly(job.id());
    }

    /** Of l-1 others made up for, so its agent is named; what the good one did is of no interest. */
    @Test
    void namesThoseWhoFailedAtWhatOthersCould() {
        LaneId lane = lane(job, 0);
        ended(of(lane, "l-1", 1, "bad", 0, 50), "ENCODER_FAILED", 1);
        ended(of(lane, "l-2", 2, "bad", 50, 100), "ENCODER_FAILED", 2);
        ended(of(lane, "l-3", 3, "bad", 100, 150), Attempt.DELIVERED, 3);
        ended(of(lane, "l-4", 4, "bad", 150, 200), "HANDED_BACK", 4);
        ended(of(lane, "l-5", 5, "good", 50, 100), "STALLED", 5);
        assertThat(attempts.marks(NOON)).isEmpty();

        ended(of(lane, "l-6", 6, "good", 25, 50), Attempt.DELIVERED, 6);

        assertThat(attempts.marks(NOON))
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.OUTDONE, Mark.Kind.FAILED, Mark.Kind.DELIVERED);
        assertThat(attempts.marks(NOON)).extracting(Mark::agent).containsOnly(new AgentId("bad"));
        assertThat(attempts.marks(NOON).get(0).words()).isEqualTo("FFmpeg failed (why)");
        assertThat(attempts.marks(NOON.plusSeconds(1))).isEmpty();
    }

    /** One longer lead-in is everybody's due; whoever is short again where others are not may not be right. */
    @Test
    void namesThoseWhoWereShortOfPicturesTwiceWhereOthersWereNot() {
        LaneId lane = lane(job, 0);
        ended(of(lane, "l-1", 1, "once", 0, 50), "FRAMES_SHORT", 1);
        ended(of(lane, "l-2", 2, "twice", 50, 100), "FRAMES_SHORT", 2);
        ended(of(lane, "l-3", 3, "twice", 50, 100), "FRAMES_SHORT", 3);
        ended(of(lane, "l-4", 4, "good", 0, 50), Attempt.DELIVERED, 4);
        assertThat(attempts.marks(NOON)).as("nobody did better").isEmpty();

        ended(of(lane, "l-5", 5, "good", 75, 100), Attempt.DELIVERED, 5);

        assertThat(attempts.marks(NOON)).extracting(Mark::agent).containsExactly(new AgentId("twice"));
        assertThat(attempts.marks(NOON)).extracting(Mark::kind).containsExactly(Mark.Kind.OUTDONE);
    }

    private void ended(Attempt attempt, String outcome, int second) {
        attempts.began(attempt);
        attempts.ended(attempt.lease(), outcome, Optional.of("why"), NOON.plusSeconds(second));
    }

    private static Attempt of(LaneId lane, String lease, int number, String agent, long from, long to) {
        return new Attempt(
                new LeaseId(lease),
                lane,
                new Interval(from, to),
                number,
                new AgentId(agent),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void knowsTheHighestNumberOfALane() {
        assertThat(attempts.highest(lane(job, 0))).isZero();

        attempts.began(attempt(lane(job, 0), "l-1", 7));
        attempts.began(attempt(lane(job, 0), "l-2", 3));
        attempts.began(attempt(lane(job, 1), "l-3", 9));

        assertThat(attempts.highest(lane(job, 0))).isEqualTo(7);
    }
}
