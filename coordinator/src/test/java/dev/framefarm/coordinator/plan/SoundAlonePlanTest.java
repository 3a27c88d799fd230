package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is planned of a source's sound where nobody wants its pictures. */
class SoundAlonePlanTest {
    private static final int RATE = 48_000;

    @Test
    void theClockBeginsWithTheFirstSample() {
        Plan plan = plan("m4a", track(1, RATE, 11 * RATE), track(2, 2 * RATE, 12 * RATE));

        assertThat(plan.pictures()).isEmpty();
        assertThat(plan.timeline()).isEqualTo(Timeline.NONE);
        assertThat(plan.profile().startMicros()).isEqualTo(1_000_000);
        assertThat(plan.seconds()).isEqualTo(11);
        assertThat(WorkOrder.of(plan, plan.lane(0), whole(plan, 0), 0).slice().startMicros())
                .as("where seeking counts from")
                .isZero();
        assertThat(plan.sound()).hasSize(2);
        assertThat(WorkOrder.soundSpan(plan, plan.lane(1), whole(plan, 1)).from())
                .isEqualTo(1);
        assertThat(plan.remarks())
                .contains("The sound begins 1.00 s after the file's beginning; the output begins with the sound.");
    }

    @Test
    void chaptersMoveAlong() {
        assertThat(plan("m4a", track(1, 5 * RATE, 20 * RATE)).companions().chapters())
                .containsExactly(new Chapter(0, 3_000_000, "begun before"), new Chapter(3_000_000, 15_000_000, "last"));
    }

    @Test
    void whatTheContainerDoesNotHoldIsSaid() {
        Plan flac = plan("flac", track(1, 0, RATE), track(2, 0, RATE));
        assertThat(flac.heard()).extracting(Profile.AudioTrack::stream).containsExactly(1);
        assertThat(flac.companions().chapters()).isEmpty();
        assertThat(flac.companions().covers()).hasSize(1);
        assertThat(flac.remarks())
                .contains(
                        "Of 2 tracks of sound the first is taken, because flac holds one; choose another with"
                                + " audio.tracks.",
                        "All chapters are dropped: flac holds none.",
                        "All subtitles are dropped: flac holds sound alone.");
        Plan opus = plan("opus", track(1, 0, RATE));
        assertThat(opus.companions().covers()).isEmpty();
        assertThat(opus.companions().chapters()).isNotEmpty();
        assertThat(opus.remarks()).contains("The cover picture of stream 4 is dropped: opus holds none.");
    }

    @Test
    void endsWithTheSampleThatTheSourceSays() {
        Plan plan = plan("mp3", track(1, 0, RATE + 199));
        Work.Sound work = (Work.Sound)
                WorkOrder.of(plan, plan.lane(0), whole(plan, 0), 0).work().part();
        assertThat(work.trimTo()).hasValue(2 * RATE + 199);
    }

    @Test
    void withoutSoundThereIsNothingToMake() {
        assertThatThrownBy(() -> plan("mp3"))
                .isInstanceOf(Unplannable.class)
                .hasMessage("The file holds no sound that can be heard, and the recipe is for sound alone.");
    }

    private static Interval whole(Plan plan, int lane) {
        return new Interval(0, plan.lane(lane).length());
    }

    private static Plan plan(String container, Profile.AudioTrack... tracks) {
        Recipe recipe = RecipeExamples.soundAlone("container=" + container);
        Companions companions = new Companions(
                List.of(new Subtitles(3, "subrip", "subrip", Optional.empty(), Optional.empty(), List.of())),
                List.of(
                        new Chapter(0, 4_000_000, "over"),
                        new Chapter(4_000_000, 8_000_000, "begun before"),
                        new Chapter(8_000_000, 20_000_000, "last")),
                List.of(new Tag("title", "Talk")),
                List.of(new Attachment(4, "image/png")),
                Optional.of("01:00:00:00"));
        Profile found =
                new Profile("mov", 0, 0, 20, Optional.empty(), List.of(tracks), companions, List.of("found before"));
        return Planner.plan(found, Timeline.NONE, recipe);
    }

    private static Profile.AudioTrack track(int stream, long first, long end) {
        return new Profile.AudioTrack(
                stream,
                new Profile.SoundFormat("aac", RATE, 2, Optional.of("stereo"), 24),
                new Fraction(1, RATE),
                first,
                first,
                end,
                false,
                false,
                Profile.Labels.NONE);
    }
}
