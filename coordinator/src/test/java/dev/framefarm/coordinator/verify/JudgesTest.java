package dev.framefarm.coordinator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgesTest {
    private static final long[] TIMES = {10, 20, 30};
    private static final Fraction TICK = new Fraction(1, 90_000);

    @Test
    void whatWasOrderedIsAccepted() {
        assertThat(judge(said(3, "p"), found(TIMES, "h", ""))).isEqualTo(Verdict.accepted());
    }

    @Test
    void aFrameTooFewIsRejected() {
        assertThat(code(judge(said(3, "p"), found(new long[] {10, 20}, "h", ""))))
                .isEqualTo("FRAMES");
    }

    @Test
    void anAgentThatMiscountsIsRejected() {
        assertThat(code(judge(said(2, "p"), found(TIMES, "h", "")))).isEqualTo("FRAMES");
    }

    @Test
    void aFrameAtAnotherTimeIsRejectedWithItsNumber() {
        Verdict verdict = judge(said(3, "p"), found(new long[] {10, 21, 30}, "h", ""));
        assertThat(verdict).isEqualTo(Verdict.rejected("TIMES", "frame 1 is at 21 instead of 20"));
    }

    @Test
    void whatDoesNotDecodeIsRejected() {
        assertThat(code(judge(said(3, "p"), found(TIMES, "h", "broken")))).isEqualTo("UNDECODABLE");
    }

    @Test
    void parityClassesAreNotMixed() {
        assertThat(code(judge(said(3, "q"), found(TIMES, "h", "")))).isEqualTo("PARITY");
    }

    @Test
    void sampleDescriptionsAreNotMixed() {
        assertThat(code(judge(said(3, "p"), found(TIMES, "other", "")))).isEqualTo("PARITY");
    }

    @Test
    void soundMustBeThere() {
        assertThat(code(DeliveryJudge.sound(said(0, "p"), found(new long[0], "h", ""), Optional.empty())))
                .isEqualTo("FRAMES");
        assertThat(DeliveryJudge.sound(said(1, "p"), found(new long[] {0}, "h", ""), Optional.empty()))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void aFilmMayBeShiftedAsAWhole() {
        assertThat(FilmJudge.fault(TICK, new long[] {900, 4500, 8100}, TICK, new long[] {0, 3600, 7200}))
                .isEmpty();
    }

    @Test
    void aFilmMayBeOffByMatroskasMillisecond() {
        assertThat(FilmJudge.fault(
                        new Fraction(1001, 30_000), new long[] {0, 1, 2}, new Fraction(1, 1000), new long[] {0, 33, 67
                        }))
                .isEmpty();
    }

    @Test
    void aFrameOfTheFilmAtAnotherTimeIsAFault() {
        assertThat(FilmJudge.fault(TICK, new long[] {0, 3600, 7200}, TICK, new long[] {0, 3780, 7200}))
                .hasValue("frame 1 of the output is 2 ms from its time");
    }

    @Test
    void aMissingFrameIsAFault() {
        assertThat(FilmJudge.fault(TICK, new long[] {0, 3600}, TICK, new long[] {0}))
                .hasValue("the output has 1 frames instead of 2");
    }

    private static Verdict judge(Evidence said, DeliveryJudge.Found found) {
        return DeliveryJudge.pictures(said, found, TIMES, Optional.of(first()));
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Rejected) verdict).code();
    }

    private static DeliveryJudge.Found found(long[] times, String header, String fault) {
        return new DeliveryJudge.Found(times, header, fault);
    }

    private static Evidence said(long frames, String parityClass) {
        return new Evidence(new Blob("0".repeat(64), 1), frames, 10, 30, parityClass, 0, 0, 1, 1);
    }

    private static Delivery first() {
        return new Delivery(
                new LaneId(new JobId("j-1"), 0),
                new Interval(0, 3),
                new LeaseId("l"),
                1,
                new AgentId("a"),
                said(3, "p"),
                "h",
                Instant.EPOCH);
    }
}
