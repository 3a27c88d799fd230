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

    private static final Interval PLACE = new Interval(50, 100);

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
        Ledger ledger = EMPTY.remembering(lease("a", 1, 0, 50), EndCode.REVOKED, NOON);
        assertThat(ledger.setbacks()).isEmpty();
    }

    @Test
    void whatWasGivenBackIsRememberedAndBlamesNobody() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 50; i++) {
            ledger = ending(ledger, "agent-" + i % 5, EndCode.HANDED_BACK, 60L * i);
        }
        assertThat(ledger.givenBackBy(new AgentId("agent-3"), PLACE)).hasSize(10);
        assertThat(ledger.setbacksOf(new AgentId("agent-3"), PLACE)).isEmpty();
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
    }

    @Test
    void failuresAreNotForgottenForWhatWasGivenBack() {
        Ledger ledger = ending(EMPTY, "a", EndCode.STALLED, 0);
        for (int i = 1; i < 300; i++) {
            ledger = ending(ledger, "b", EndCode.HANDED_BACK, i);
        }
        assertThat(ledger.setbacks()).hasSize(256);
        assertThat(ledger.setbacksOf(new AgentId("a"), PLACE)).hasSize(1);
    }

    @Test
    void remembersOnlyTheLatestSetbacks() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 300; i++) {
            ledger = ledger.remembering(lease("a", i, 0, 50), EndCode.STALLED, NOON.plusSeconds(i));
        }
        assertThat(ledger.setbacks()).hasSize(256);
        assertThat(ledger.setbacks().get(255).at()).isEqualTo(NOON.plusSeconds(299));
    }

    @Test
    void threeAgentsThatFailAtOnePlaceAreEnough() {
        Ledger two = failing(failing(EMPTY, "a", 0, 50), "b", 0, 100);
        assertThat(Hopeless.why(two, new Interval(0, 50))).isEmpty();
        assertThat(Hopeless.why(failing(two, "c", 0, 150), new Interval(0, 50))).isPresent();
    }

    @Test
    void threeAttemptsOfOneAgentAreEnough() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 2; i++) {
            ledger = failing(ledger, "a", 0, 50);
        }
        assertThat(Hopeless.why(ledger, new Interval(0, 50))).isEmpty();
        assertThat(Hopeless.why(failing(ledger, "a", 0, 50), new Interval(0, 50)))
                .isPresent();
    }

    @Test
    void whoTriesAgainBecauseOthersHaveNoTimeIsStillOneAgent() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 20; i++) {
            ledger = ledger.excusing(ledger.setbacks());
            ledger = ending(ledger, "a", EndCode.ENCODER_FAILED, 300L * i);
        }
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
        ledger = ending(ending(ledger, "b", EndCode.ENCODER_FAILED, 0), "c", EndCode.ENCODER_FAILED, 0);
        assertThat(Hopeless.why(ledger, PLACE)).hasValue("3 agents failed there");
    }

    @Test
    void failuresOfDifferentPlacesDoNotAddUp() {
        Ledger ledger = failing(failing(failing(EMPTY, "a", 0, 50), "b", 50, 100), "c", 100, 150);
        assertThat(Hopeless.why(ledger, new Interval(0, 200))).isEmpty();
    }

    @Test
    void threeAgentsThatFellSilentOneAfterTheOtherAreEnough() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 3; i++) {
            assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
            ledger = ending(ledger, "agent-" + i, EndCode.EXPIRED, 60L * i);
        }
        assertThat(Hopeless.why(ledger, PLACE)).hasValue("3 agents failed there");
        assertThat(Hopeless.why(ledger.accepting(PLACE), PLACE))
                .as("it was rendered after all")
                .isEmpty();
    }

    @Test
    void agentsThatAreCutOffTogetherAreNotToBlame() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 12; i++) {
            ledger = ending(ledger, "agent-" + i, EndCode.EXPIRED, 10L * i);
        }
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
        assertThat(ledger.setbacksOf(new AgentId("agent-3"), PLACE)).isEmpty();
    }

    @Test
    void oneAgentsBadLineEndsNoJob() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 50; i++) {
            ledger = ending(ledger, "a", EndCode.EXPIRED, 60L * i);
        }
        assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
    }

    @Test
    void missingMemoryHasMorePatienceThanFailures() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 8; i++) {
            assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
            ledger = ending(ledger, "a", i % 2 == 0 ? EndCode.OUT_OF_MEMORY : EndCode.OUT_OF_SPACE, i);
        }
        assertThat(Hopeless.why(ledger, PLACE))
                .hasValue("no agent has the memory or the disk space for it; add a bigger one");
    }

    @Test
    void aBigFleetWithoutRoomGivesUpToo() {
        Ledger ledger = EMPTY;
        for (int i = 0; i < 32; i++) {
            assertThat(Hopeless.why(ledger, PLACE)).isEmpty();
            ledger = ending(ledger, "agent-" + i, EndCode.OUT_OF_MEMORY, i);
        }
        assertThat(Hopeless.why(ledger, PLACE)).isPresent();
    }

    @Test
    void aShortSliceBlamesNobodyAndTwoBlameTheAgent() {
        Ledger once = ending(EMPTY, "a", EndCode.FRAMES_SHORT, 0);
        assertThat(once.setbacksOf(new AgentId("a"), PLACE)).isEmpty();
        Ledger twice = ending(once, "a", EndCode.FRAMES_SHORT, 1);
        assertThat(twice.setbacksOf(new AgentId("a"), PLACE)).hasSize(2);
        assertThat(twice.setbacksOf(new AgentId("b"), PLACE)).isEmpty();
        assertThat(twice.leadInDoublings(PLACE)).isEqualTo(2);
    }

    @Test
    void eightShortSlicesAreEnoughUnlessOthersHadNoTime() {
        Ledger seven = EMPTY;
        for (int i = 0; i < 7; i++) {
            seven = ending(seven, "agent-" + i % 3, EndCode.FRAMES_SHORT, i);
        }
        assertThat(Hopeless.why(seven, PLACE)).isEmpty();
        assertThat(Hopeless.why(ending(seven, "agent-1", EndCode.FRAMES_SHORT, 7), PLACE))
                .hasValue("frames are missing there, however early the decoder begins");
        Ledger excused = seven.excusing(seven.setbacksOf(new AgentId("agent-0"), PLACE));
        assertThat(excused.leadInDoublings(PLACE)).isEqualTo(7);
        assertThat(Hopeless.why(ending(excused, "agent-1", EndCode.FRAMES_SHORT, 7), PLACE))
                .isEmpty();
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

    private static Ledger ending(Ledger ledger, String agent, EndCode code, long second) {
        Lease lease = new Lease(new LeaseId("l"), 1, new AgentId(agent), PLACE, NOON, NOON, 0, true, false, 0);
        return ledger.remembering(lease, code, NOON.plusSeconds(second));
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
