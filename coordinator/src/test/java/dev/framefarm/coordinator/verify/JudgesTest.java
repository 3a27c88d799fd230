package dev.framefarm.coordinator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JudgesTest {
    private static final long[] TIMES = {10, 20, 30};
    private static final Fraction TICK = new Fraction(1, 90_000);
    private static final DeliveryJudge.Expected EXPECTED = new DeliveryJudge.Expected(TICK, TIMES);

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
        assertThat(code(judge(said(3, "q"), found(TIMES, "h", ""))))
                .as("another class was first")
                .isEqualTo("OVERTAKEN");
    }

    @Test
    void sampleDescriptionsAreNotMixed() {
        assertThat(code(judge(said(3, "p"), found(TIMES, "other", "")))).isEqualTo("PARITY");
    }

    @Test
    void anotherCodecIsRejected() {
        DeliveryJudge.Found found = new DeliveryJudge.Found(TICK, TIMES, "vp9", "h", "");
        assertThat(judge(said(3, "p"), found)).isEqualTo(Verdict.rejected("PARITY", "expected h264, found vp9"));
    }

    @Test
    void moreFramesThanWereOrderedAreRejected() {
        assertThat(judge(said(3, "p"), found(new long[] {10, 20, 30, 40}, "h", "")))
                .isEqualTo(Verdict.rejected("FRAMES", "expected 3 frames, found more"));
    }

    @Test
    void timesOnAnotherClockAreRejected() {
        DeliveryJudge.Found slower = new DeliveryJudge.Found(new Fraction(1, 25), TIMES, "h264", "h", "");
        assertThat(code(judge(said(3, "p"), slower))).isEqualTo("TIMES");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        assertThat(judge(said(3, "p"), found(new long[0], "h", "no stream can be read")))
                .isEqualTo(Verdict.rejected("UNDECODABLE", "no stream can be read"));
    }

    @Test
    void everyRenditionMustShowAllFrames() {
        DeliveryJudge.Found good = found(TIMES, "h", "");
        DeliveryJudge.Found late = found(new long[] {10, 20, 31}, "h", "");
        assertThat(tracks(good, good)).isEqualTo(Verdict.accepted());
        assertThat(tracks(good, late))
                .isEqualTo(Verdict.rejected("TIMES", "frame 2 is at 31 instead of 30 (rendition 2)"));
        assertThat(tracks(good)).isEqualTo(Verdict.rejected("TRACKS", "expected 2 tracks of pictures, found 1"));
        assertThat(code(tracks(good, good, good))).isEqualTo("TRACKS");
    }

    private static Verdict tracks(DeliveryJudge.Found... found) {
        return DeliveryJudge.tracks(
                said(3, "p"), List.of(found), List.of("h264", "h264"), EXPECTED, Optional.of(first()));
    }

    @Test
    void soundMustBeThere() {
        assertThat(code(sound("aac"))).isEqualTo("FRAMES");
    }

    @Test
    void soundAtItsTimeIsAccepted() {
        assertThat(sound("aac", -21, 0, 9_960)).isEqualTo(Verdict.accepted());
        assertThat(sound("aac", 0, 9_970)).isEqualTo(Verdict.accepted());
    }

    @Test
    void soundOfAnotherCodecIsRejected() {
        assertThat(code(sound("opus", -21, 0, 9_960))).isEqualTo("PARITY");
    }

    @Test
    void soundThatEndsEarlyOrLateIsRejected() {
        assertThat(sound("aac", -21, 0, 5_000))
                .isEqualTo(Verdict.rejected("TIMES", "the sound ends at 5.021 s instead of 10.000 s"));
        assertThat(code(sound("aac", -21, 0, 10_100))).isEqualTo("TIMES");
    }

    @Test
    void soundThatBeginsEarlyOrLateIsRejected() {
        assertThat(code(sound("aac", -100, 0, 9_960))).isEqualTo("TIMES");
        assertThat(code(sound("aac", 200, 9_960))).isEqualTo("TIMES");
    }

    @Test
    void aFilmThatIsShiftedAsAWholeIsAFault() {
        assertThat(FilmJudge.fault(TICK, new long[] {900, 4500, 8100}, TICK, new long[] {0, 3600, 7200}))
                .hasValue("frame 0 of the output is -10 ms from its time");
        assertThat(FilmJudge.fault(TICK, new long[] {0, 3600}, TICK, new long[] {0, 3601}))
                .as("not even a tick, where the clocks are the same")
                .isPresent();
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
    void measuresTheLargestDeviation() {
        assertThat(FilmJudge.largestDeviation(
                        new Fraction(1, 30), new long[] {0, 1, 2}, new Fraction(1, 1000), new long[] {0, 33, 67}))
                .isEqualTo(1 / 3000.0, within(1e-9));
    }

    @Test
    void aMissingFrameIsAFault() {
        assertThat(FilmJudge.fault(TICK, new long[] {0, 3600}, TICK, new long[] {0}))
                .hasValue("the output has 1 frames instead of 2");
    }

    @Test
    void aPieceOfSoundJoinsOnToThoseAroundIt() {
        assertThat(piece(true, 60_000, 60_500)).isEqualTo(Verdict.accepted());
        assertThat(piece(true, 59_990, 60_490)).isEqualTo(Verdict.accepted());
        assertThat(code(piece(true, 60_020, 60_520))).isEqualTo("TIMES");
        assertThat(code(piece(true, 59_400, 59_900))).isEqualTo("TIMES");
        assertThat(code(piece(true, 60_000, 60_250, 60_500))).isEqualTo("FRAMES");
    }

    @Test
    void onlyTheFirstPieceOfSoundMayHideItsFirstPacket() {
        assertThat(piece(false, 60_250)).isEqualTo(Verdict.accepted());
        assertThat(code(piece(true, 60_000))).isEqualTo("FRAMES");
    }

    /** Two packets of half a second, in a piece that begins a minute into the film. */
    private static Verdict piece(boolean joins, long... times) {
        DeliveryJudge.Found found = new DeliveryJudge.Found(new Fraction(1, 1000), times, "aac", "h", "");
        SoundSpan span = new SoundSpan(60, 61, 0.5, joins, OptionalLong.of(2));
        return DeliveryJudge.sound(said(2, "p"), found, "aac", span, Optional.empty());
    }

    /** Ten seconds of sound in packets of 21 ms, by the times of some of them in milliseconds. */
    private static Verdict sound(String codec, long... times) {
        DeliveryJudge.Found found = new DeliveryJudge.Found(new Fraction(1, 1000), times, codec, "h", "");
        return DeliveryJudge.sound(said(1, "p"), found, "aac", new SoundSpan(0, 10, 0.021), Optional.empty());
    }

    private static Verdict judge(Evidence said, DeliveryJudge.Found found) {
        return DeliveryJudge.pictures(said, found, "h264", EXPECTED, Optional.of(first()));
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Rejected) verdict).code();
    }

    private static DeliveryJudge.Found found(long[] times, String header, String fault) {
        return new DeliveryJudge.Found(TICK, times, "h264", header, fault);
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
