package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.SoundPiece;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where long sound is divided, and what its pieces are. */
class SoundPiecesTest {
    private static final int TWENTY_MINUTES = 1_200;

    @ParameterizedTest
    @CsvSource({
        "44100, opus, 48000, 960",
        "44100, aac, 44100, 1024",
        "96000, ac3, 48000, 1536",
        "11025, aac, 11025, 1024"
    })
    void cutsAreWherePacketsAndSamplesBeginTogether(int rate, String mode, int outputRate, int packet) {
        Lane lane = lane(track("pcm_s24le", rate, TWENTY_MINUTES, true), Map.of("mode", mode));
        assertThat(lane.cuts().size()).isBetween(9, 11);
        assertThat(lane.cuts().subList(0, lane.cuts().size() - 1)).allSatisfy(cut -> {
            assertThat(cut * outputRate % (1000L * packet)).isZero();
            assertThat(cut * rate % 1000).isZero();
        });
        assertThat(lane.length()).isEqualTo(1000L * TWENTY_MINUTES);
    }

    @Test
    void whatCannotBeDividedOrNeedNotIsOnePiece() {
        Map<String, Object> aac = Map.of("mode", "aac");
        assertThat(pieces(track("aac", 48_000, TWENTY_MINUTES, true), aac)).isEqualTo(10);
        assertThat(pieces(track("aac", 48_000, 599, true), aac)).isOne();
        assertThat(pieces(track("aac", 48_000, TWENTY_MINUTES, false), aac)).isOne();
        assertThat(pieces(track("adpcm_ms", 48_000, TWENTY_MINUTES, true), aac)).isOne();
        for (String mode : List.of("mp3", "flac", "pcm")) {
            assertThat(pieces(track("aac", 48_000, TWENTY_MINUTES, true), Map.of("mode", mode)))
                    .as(mode)
                    .isOne();
        }
        assertThat(pieces(track("aac", 48_000, TWENTY_MINUTES, true), Map.of("mode", "aac", "loudness", -16)))
                .isOne();
    }

    @Test
    void aPieceIsFedFromWhereAllRatesAreInPhase() {
        Plan plan = plan(track("aac", 44_100, TWENTY_MINUTES, true), Map.of("mode", "opus"), "mp4");
        WorkOrder order = WorkOrder.of(plan, plan.lane(1), new Interval(120_000, 240_000), 0);
        Work.Sound part = (Work.Sound) order.work().part();
        assertThat(part.piece()).contains(new SoundPiece(6_000, OptionalLong.of(12_000), 50, 4_800, 960));
        long shift = order.work().sliceShift();
        assertThat(part.trimFrom()).hasValue(shift + 118_900L * 441 / 10);
        assertThat(part.trimTo()).hasValue(shift + 240_500L * 441 / 10);
        assertThat(order.slice().from()).hasValue(116_900L * 441 / 10);
        assertThat(order.slice().to()).hasValue(240_500L * 441 / 10);
    }

    @Test
    void theLastPieceEndsWithTheTrackAndTheFirstBeginsWithIt() {
        Plan plan = plan(track("aac", 48_000, TWENTY_MINUTES, true), Map.of("mode", "aac"), "mp4");
        long length = plan.lane(1).length();
        List<Long> cuts = plan.lane(1).cuts();
        Interval last = new Interval(cuts.get(cuts.size() - 2), length);
        WorkOrder order = WorkOrder.of(plan, plan.lane(1), last, 0);
        assertThat(((Work.Sound) order.work().part()).piece().orElseThrow().end())
                .isEmpty();
        assertThat(order.slice().to()).isEmpty();
        WorkOrder first = WorkOrder.of(plan, plan.lane(1), new Interval(0, cuts.get(1)), 0);
        assertThat(first.slice().from()).isEmpty();
        assertThat(((Work.Sound) first.work().part()).piece().orElseThrow().leadIn())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"mp4, 0", "mkv, 0.5"})
    void aPieceLiesWhereThoseBeforeItEnd(String container, double zero) {
        Profile.AudioTrack late = track("aac", 48_000, TWENTY_MINUTES, true, 24_000);
        Plan plan = plan(late, Map.of("mode", "opus"), container);
        SoundSpan second = WorkOrder.soundSpan(plan, plan.lane(1), new Interval(120_000, 240_000));
        assertThat(second.from()).isEqualTo(zero + 120, within(1e-9));
        assertThat(second.to()).isEqualTo(zero + 240, within(1e-9));
        assertThat(second.joins()).isTrue();
        assertThat(second.packets()).hasValue(6_000);
        SoundSpan first = WorkOrder.soundSpan(plan, plan.lane(1), new Interval(0, 120_000));
        assertThat(first.from()).isEqualTo(0.5, within(1e-9));
        assertThat(first.joins()).isFalse();
        assertThat(first.packets()).hasValue(6_000);
    }

    private static int pieces(Profile.AudioTrack track, Map<String, Object> audio) {
        return lane(track, audio).cuts().size() - 1;
    }

    private static Lane lane(Profile.AudioTrack track, Map<String, Object> audio) {
        return plan(track, audio, "mkv").lane(1);
    }

    private static Plan plan(Profile.AudioTrack track, Map<String, Object> audio, String container) {
        Profile silent = Sources.plain();
        Profile film = new Profile("mov", 0, TWENTY_MINUTES, silent.video(), List.of(track), List.of());
        return Planner.plan(film, Sources.even(100, 50, 0), RecipeExamples.withSound(audio, container));
    }

    private static Profile.AudioTrack track(String codec, int rate, int seconds, boolean steady) {
        return track(codec, rate, seconds, steady, 0);
    }

    private static Profile.AudioTrack track(String codec, int rate, int seconds, boolean steady, long first) {
        return new Profile.AudioTrack(
                1,
                new Profile.SoundFormat(codec, rate, 2, Optional.of("stereo"), 16),
                new Fraction(1, rate),
                first,
                first,
                first + (long) seconds * rate,
                false,
                false,
                Profile.Labels.NONE,
                steady);
    }
}
