package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.memory.InMemoryHappenings;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one coordinator's agents were told, every coordinator knows. */
class WaitingReasonsTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final JobId JOB = new JobId("j-1");
    private static final LaneId LANE = new LaneId(JOB, 0);

    private final InMemoryHappenings news = new InMemoryHappenings();
    private final List<Happening> said = new ArrayList<>();
    private final WaitingReasons here = new WaitingReasons();
    private final WaitingReasons there = new WaitingReasons();

    @BeforeEach
    void listen() {
        news.subscribe(news.latest(), numbered -> {
            said.add(numbered.happening());
            there.hear(numbered.happening(), numbered.happening().at());
        });
    }

    @Test
    void othersKnowItAsLongAsItIsSaid() {
        here.note(LANE, "no agent has h264");
        here.note(JOB, "other films are being finished");
        tell(0);
        assertThat(there.of(LANE, NOON)).hasValue("no agent has h264");
        assertThat(there.of(JOB, NOON)).hasValue("other films are being finished");
        assertThat(there.of(LANE, NOON.plusSeconds(15)))
                .as("who said it is gone")
                .isEmpty();
        tell(6);
        assertThat(there.of(LANE, NOON.plusSeconds(15))).isPresent();

        here.clear(LANE);
        tell(8);
        assertThat(there.of(LANE, NOON.plusSeconds(8))).isEmpty();
        here.forget(JOB);
        tell(10);
        assertThat(there.of(JOB, NOON.plusSeconds(24))).isEmpty();
    }

    @Test
    void whatIsNotNewIsNotRepeatedAtOnce() {
        here.note(LANE, "no agent has h264");
        tell(0);
        tell(2);
        tell(4);
        assertThat(said).hasSize(1);
        tell(6);
        assertThat(said).hasSize(2);
        here.clear(LANE);
        tell(8);
        tell(10);
        tell(20);
        assertThat(said).hasSize(3);
    }

    @Test
    void aHindranceHoldsForAWhileAndEverybodyKnowsIt() {
        here.hinder(JOB, "no room", NOON.plusSeconds(10));
        here.clear(LANE);
        tell(0);
        assertThat(here.hindrance(JOB, NOON.plusSeconds(9))).hasValue("no room");
        assertThat(there.hindrance(JOB, NOON.plusSeconds(9))).hasValue("no room");
        assertThat(here.hindrance(JOB, NOON.plusSeconds(10))).isEmpty();
        tell(10);
        assertThat(there.hindrance(JOB, NOON.plusSeconds(10)))
                .as("it is taken back")
                .isEmpty();
    }

    @Test
    void whatIsKnownHereCountsMore() {
        here.note(LANE, "far away");
        there.note(LANE, "near by");
        tell(0);
        assertThat(there.of(LANE, NOON)).hasValue("near by");
    }

    private void tell(int second) {
        here.tell("here", news, NOON.plusSeconds(second));
    }
}
