package dev.framefarm.coordinator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final LaneId LANE = new LaneId(new JobId("j-1"), 0);
    private static final Ledger EMPTY = new Ledger(
            LANE, List.of(0L, 50L, 100L, 150L, 200L), List.of(0L, 50L, 50L, 50L), 1, List.of(), List.of(), List.of());

    @Test
    void everythingIsFreeAtFirst() {
        assertThat(EMPTY.free()).containsExactly(new Interval(0, 200));
        assertThat(EMPTY.isComplete()).isFalse();
    }

    @Test
    void whatIsLeasedOrAcceptedIsNotFree() {
        Ledger ledger = EMPTY.accepting(new Interval(50, 100)).granting(lease("l", 1, 100, 150));
        assertThat(ledger.free()).containsExactly(new Interval(0, 50), new Interval(150, 200));
    }

    @Test
    void neighboursThatAreAcceptedBecomeOne() {
        Ledger ledger = EMPTY.accepting(new Interval(100, 200)).accepting(new Interval(0, 100));
        assertThat(ledger.accepted()).containsExactly(new Interval(0, 200));
        assertThat(ledger.isComplete()).isTrue();
    }

    @Test
    void attemptNumbersOnlyGrow() {
        assertThat(EMPTY.granting(lease("a", 7, 0, 50))
                        .granting(lease("b", 3, 50, 100))
                        .nextAttempt())
                .isEqualTo(8);
    }

    @Test
    void whatNobodyIsToBlameForIsForgotten() {
        Ledger ledger = EMPTY.remembering(lease("a", 1, 0, 50), EndCode.EXPIRED, NOON);
        assertThat(ledger.setbacks()).isEmpty();
    }

    @Test
    void remembersOnlyTheLatestSetbacks() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 100; i++) {
            ledger = ledger.remembering(lease("a", i, 0, 50), EndCode.STALLED, NOON.plusSeconds(i));
        }
        assertThat(ledger.setbacks()).hasSize(64);
        assertThat(ledger.setbacks().get(63).at()).isEqualTo(NOON.plusSeconds(99));
    }

    @Test
    void threeAgentsThatFailAtOnePlaceAreEnough() {
        Ledger two = failing(failing(EMPTY, "a", 0, 50), "b", 0, 100);
        assertThat(Hopeless.at(two, new Interval(0, 50))).isFalse();
        assertThat(Hopeless.at(failing(two, "c", 0, 150), new Interval(0, 50))).isTrue();
    }

    @Test
    void fiveAttemptsOfOneAgentAreEnough() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 4; i++) {
            ledger = failing(ledger, "a", 0, 50);
        }
        assertThat(Hopeless.at(ledger, new Interval(0, 50))).isFalse();
        assertThat(Hopeless.at(failing(ledger, "a", 0, 50), new Interval(0, 50)))
                .isTrue();
    }

    @Test
    void failuresOfDifferentPlacesDoNotAddUp() {
        Ledger ledger = failing(failing(failing(EMPTY, "a", 0, 50), "b", 50, 100), "c", 100, 150);
        assertThat(Hopeless.at(ledger, new Interval(0, 200))).isFalse();
    }

    @Test
    void aShortSliceBlamesNobody() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 7; i++) {
            ledger = ledger.remembering(lease("a", i, 0, 50), EndCode.FRAMES_SHORT, NOON);
        }
        Interval place = new Interval(0, 50);
        assertThat(ledger.failuresOf(new AgentId("agent"), place)).isZero();
        assertThat(ledger.leadInDoublings(place)).isEqualTo(7);
        assertThat(Hopeless.at(ledger, place)).isFalse();
        assertThat(Hopeless.at(ledger.remembering(lease("a", 8, 0, 50), EndCode.FRAMES_SHORT, NOON), place))
                .isTrue();
    }

    @Test
    void intervalsThatTouchOrOverlapAreMerged() {
        assertThat(Intervals.merged(
                        List.of(new Interval(7, 9), new Interval(0, 3), new Interval(3, 5), new Interval(1, 2))))
                .containsExactly(new Interval(0, 5), new Interval(7, 9));
    }

    @Test
    void gapsAreWhatIsLeft() {
        assertThat(Intervals.gaps(List.of(new Interval(2, 4), new Interval(6, 8)), 9))
                .containsExactly(new Interval(0, 2), new Interval(4, 6), new Interval(8, 9));
        assertThat(Intervals.gaps(List.of(new Interval(0, 9)), 9)).isEmpty();
    }

    private static Ledger failing(Ledger ledger, String agent, long from, long to) {
        Lease lease = new Lease(
                new LeaseId("l"), 1, new AgentId(agent), new Interval(from, to), NOON, NOON, 0, true, false, 0);
        return ledger.remembering(lease, EndCode.ENCODER_FAILED, NOON);
    }

    private static Lease lease(String id, int attempt, long from, long to) {
        return new Lease(
                new LeaseId(id),
                attempt,
                new AgentId("agent"),
                new Interval(from, to),
                NOON,
                NOON.plusSeconds(20),
                0,
                true,
                false,
                25);
    }
}
