package dev.framefarm.coordinator.dispatch;

import static dev.framefarm.coordinator.model.Mark.Kind.DELIVERED;
import static dev.framefarm.coordinator.model.Mark.Kind.FAILED;
import static dev.framefarm.coordinator.model.Mark.Kind.OUTDONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private final List<Mark> past = new ArrayList<>();

    @Test
    void threeFaultsInARowPutAnAgentAsideForAMinute() {
        mark(0, OUTDONE);
        mark(1, OUTDONE);
        assertThat(isAside(2)).isFalse();
        mark(2, OUTDONE);
        assertThat(isAside(61)).isTrue();
        assertThat(isAside(62)).isFalse();
        assertThat(isOnTrial(62)).isTrue();
    }

    @Test
    void everyFourthIsTooMuchAndEveryFifthIsNot() {
        for (int i = 0; i < 40; i++) {
            mark(i, i % 5 == 0 ? OUTDONE : DELIVERED);
        }
        assertThat(isAside(40)).isFalse();
        for (int i = 40; i < 80; i++) {
            mark(i, i % 3 == 0 ? OUTDONE : DELIVERED);
        }
        assertThat(isAside(80)).isTrue();
    }

    @Test
    void whatNobodyCanDoIsNobodysFault() {
        for (int i = 0; i < 20; i++) {
            mark(i, FAILED);
        }
        assertThat(isAside(20)).isFalse();
    }

    @Test
    void aGoodAttemptAfterThePauseMakesAllGood() {
        aside();
        mark(100, DELIVERED);
        assertThat(isAside(101)).isFalse();
        assertThat(isOnTrial(101)).isFalse();
        mark(102, OUTDONE);
        assertThat(isAside(103)).isFalse();
    }

    @Test
    void aBadOneDoublesThePauseWhoeverElseTried() {
        aside();
        mark(100, FAILED);
        assertThat(isAside(219)).isTrue();
        assertThat(isOnTrial(220)).isTrue();
        mark(220, OUTDONE);
        assertThat(isAside(459)).isTrue();
        assertThat(isAside(460)).isFalse();
    }

    @Test
    void whatWasBegunBeforeCountsNeitherWay() {
        aside();
        mark(10, DELIVERED);
        mark(11, OUTDONE);
        assertThat(isAside(61)).isTrue();
        assertThat(isOnTrial(62)).isTrue();
    }

    private void aside() {
        mark(0, OUTDONE);
        mark(1, OUTDONE);
        mark(2, OUTDONE);
    }

    private void mark(int second, Mark.Kind kind) {
        past.add(new Mark(new AgentId("a"), NOON.plusSeconds(second), kind, ""));
    }

    private boolean isAside(int second) {
        return Trust.of(past).isAside(NOON.plusSeconds(second));
    }

    private boolean isOnTrial(int second) {
        return Trust.of(past).isOnTrial(NOON.plusSeconds(second));
    }
}
