package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.recipe.RecipeReader;
import dev.framefarm.coordinator.recipe.RecipeReading;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {
    @ParameterizedTest
    @CsvSource({
        "subrip, mp4, mov_text",
        "ass, mp4, mov_text",
        "webvtt, mp4, mov_text",
        "mov_text, mp4, mov_text",
        "subrip, mkv, subrip",
        "ass, mkv, ass",
        "webvtt, mkv, webvtt",
        "mov_text, mkv, subrip",
        "text, mkv, subrip",
        "dvb_subtitle, mkv, dvb_subtitle",
        "dvd_subtitle, mkv, dvd_subtitle",
        "subrip, webm, webvtt"
    })
    void wordsTakeTheFormTheContainerHolds(String codec, String container, String form) {
        Plan plan = plan(subtitles(words(codec, "eng")), recipe(container));
        assertThat(plan.companions().subtitles().stream().map(Subtitles::becomes))
                .containsExactly(form);
    }

    @ParameterizedTest
    @CsvSource({"hdmv_pgs_subtitle, mp4", "dvd_subtitle, webm", "dvb_teletext, mkv", "eia_608, mp4", "'', mkv"})
    void whatAContainerDoesNotHoldIsDroppedInWords(String codec, String container) {
        Plan plan = plan(subtitles(words(codec, "eng")), recipe(container));
        assertThat(plan.companions().subtitles()).isEmpty();
        assertThat(plan.remarks()).hasSize(1);
        assertThat(plan.remarks().get(0)).startsWith("The subtitles of stream 2 (eng) are dropped: they are ");
    }

    @Test
    void onlyTheLanguagesARecipeNamesAreKept() {
        Companions found = subtitles(words("subrip", "deu"), words("subrip", "fre"), words("subrip", "eng"));
        Plan plan = plan(found, languages("ger", "fr"));
        assertThat(plan.companions().subtitles().stream()
                        .map(track -> track.language().orElse("")))
                .containsExactly("deu", "fra");
        assertThat(plan.remarks())
                .containsExactly("The subtitles of stream 2 (eng) are dropped: the recipe keeps ger, fr.");
    }

    @ParameterizedTest
    @CsvSource({"de, deu", "en-US, eng", "ger, deu", "qqq, qqq"})
    void languagesGetThreeLetters(String said, String kept) {
        Plan plan = plan(subtitles(words("subrip", said)), recipe("mp4"));
        assertThat(plan.companions().subtitles().get(0).language()).hasValue(kept);
    }

    @Test
    void metadataKeepWhatDescribesAndForgetWhoWasWhere() {
        Companions found = new Companions(
                List.of(),
                List.of(),
                List.of(
                        new Tag("title", "Film"),
                        new Tag("com.apple.quicktime.location.iso6709", "+52.5+013.4/"),
                        new Tag("com.apple.quicktime.make", "Apple"),
                        new Tag("creation_time", "2020-01-02T03:04:05.000000Z"),
                        new Tag("encoder", "x")),
                List.of(),
                Optional.empty());
        Plan plan = plan(found, recipe("mp4"));
        assertThat(plan.companions().tags().stream().map(Tag::name)).containsExactly("title", "creation_time");
        assertThat(plan.remarks())
                .containsExactly("The metadata com.apple.quicktime.location.iso6709, com.apple.quicktime.make are"
                        + " dropped: only what describes the film is kept, not where or by what it was recorded.");
    }

    @Test
    void chaptersEndWithTheFilm() {
        Companions found = new Companions(
                List.of(),
                List.of(new Chapter(0, 20_000_000, "a"), new Chapter(10_000_000, 20_000_000, "b")),
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(plan(found, recipe("mkv")).companions().chapters()).containsExactly(new Chapter(0, 10_000_000, "a"));
    }

    @ParameterizedTest
    @CsvSource({"mkv, 2, 0", "mp4, 1, 1", "webm, 0, 2"})
    void filesInTheFileDependOnTheContainer(String container, int kept, int remarks) {
        Companions found = new Companions(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Attachment(3, "image/png"), new Attachment(4, "font/otf")),
                Optional.empty());
        Plan plan = plan(found, recipe(container));
        assertThat(plan.companions().attachments()).hasSize(kept);
        assertThat(plan.remarks()).hasSize(remarks);
    }

    @Test
    void whatIsNeitherFontNorPictureIsDropped() {
        Companions found =
                new Companions(List.of(), List.of(), List.of(), List.of(new Attachment(3, "")), Optional.empty());
        assertThat(plan(found, recipe("mkv")).remarks())
                .containsExactly(
                        "The attachment of stream 3 is dropped: only fonts and covers in PNG or JPEG are kept.");
    }

    @Test
    void aTimecodeIsKeptOnlyWhereItIsExact() {
        assertThat(plan(timecode("01:00:00:02"), recipe("mp4")).companions().timecode())
                .hasValue("01:00:00:02");
        assertThat(plan(timecode("01:00:00:02"), RecipeExamples.recipe("video.fps=50"))
                        .remarks())
                .containsExactly("The timecode 01:00:00:02 is dropped: it would not be exact in the output.");
        assertThat(plan(timecode("01:00:00;02"), recipe("mp4")).remarks())
                .containsExactly("The timecode 01:00:00;02 is dropped: it would not be exact in the output.");
    }

    private static Companions timecode(String first) {
        return new Companions(List.of(), List.of(), List.of(), List.of(), Optional.of(first));
    }

    private static Recipe recipe(String container) {
        return RecipeExamples.recipe(
                "container=" + container, "video.codec=" + (container.equals("webm") ? "vp9" : "h264"));
    }

    private static Recipe languages(String... languages) {
        Map<String, Object> document =
                Map.of("video", Map.of("codec", "h264"), "audio", "none", "subtitles", List.of(languages));
        return ((RecipeReading.Read) RecipeReader.read(document, "r")).recipe();
    }

    private static Subtitles words(String codec, String language) {
        return new Subtitles(2, codec, codec, Optional.of(language), Optional.empty(), List.of());
    }

    private static Companions subtitles(Subtitles... tracks) {
        return new Companions(List.of(tracks), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static Plan plan(Companions found, Recipe recipe) {
        Profile plain = Sources.plain();
        Profile profile = new Profile(
                plain.demuxer(),
                plain.startMicros(),
                plain.seconds(),
                plain.video(),
                plain.audio(),
                found,
                plain.remarks());
        return Planner.plan(profile, Sources.even(100, 50, 0), recipe);
    }
}
