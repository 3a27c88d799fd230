package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Loudness;
import dev.framefarm.coordinator.model.Packaging;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
    @Test
    void readsTheSmallestRecipeWithWhatIsUsual() {
        assertThat(read(Map.of("video", Map.of("codec", "h264"))))
                .isEqualTo(new Recipe(
                        "mine",
                        1,
                        "",
                        Container.MP4,
                        Optional.of(new Recipe.Video(
                                new Recipe.Coding(VideoCodec.H264, 20, "medium", Dials.NONE),
                                Recipe.Treatment.USUAL,
                                Recipe.Shape.KEPT,
                                Optional.empty())),
                        new Recipe.Audio(
                                Recipe.Mode.AAC,
                                Optional.empty(),
                                Recipe.Tracks.ALL,
                                Optional.empty(),
                                Optional.empty()),
                        Recipe.Company.KEPT,
                        Set.of()));
    }

    @Test
    void namesSomeOfCountlessUnknownKeys() {
        Map<String, Object> document = new TreeMap<>(Map.of("video", Map.of("codec", "h264")));
        for (int i = 0; i < 1000; i++) {
            document.put("k" + i, i);
        }
        List<RecipeProblem> problems = ((RecipeReading.Unreadable) RecipeReader.read(document, "mine")).problems();
        assertThat(problems).hasSize(51);
        assertThat(problems.get(50).message())
                .startsWith("The recipe: expected one of the keys recipe, version")
                .endsWith("found 950 more unknown keys.");
    }

    @Test
    void readsEveryKey() {
        Map<String, Object> video = Map.of("codec", "av1", "crf", 35, "preset", 6, "height", 720, "fps", 29.97);
        Map<String, Object> document = Map.of(
                "recipe",
                "small",
                "version",
                3,
                "description",
                "for phones",
                "container",
                "webm",
                "video",
                video,
                "audio",
                Map.of("mode", "opus", "bitRate", "96k"));
        assertThat(read(document))
                .isEqualTo(new Recipe(
                        "small",
                        3,
                        "for phones",
                        Container.WEBM,
                        Optional.of(new Recipe.Video(
                                new Recipe.Coding(VideoCodec.AV1, 35, "6", Dials.NONE),
                                Recipe.Treatment.USUAL,
                                new Recipe.Shape(
                                        Optional.empty(),
                                        Optional.of(720),
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        Optional.empty()),
                                Optional.of(new Fraction(30000, 1001)))),
                        new Recipe.Audio(
                                Recipe.Mode.OPUS,
                                Optional.of(96_000),
                                Recipe.Tracks.ALL,
                                Optional.empty(),
                                Optional.empty()),
                        Recipe.Company.KEPT,
                        Set.of()));
    }

    @Test
    void packagesAreMadeOfMp4() {
        Map<String, Object> video = Map.of("codec", "h264");
        assertThat(read(Map.of("video", video, "package", "hls")).packages()).containsExactly(Packaging.HLS);
        assertThat(read(Map.of("video", video, "package", List.of("hls", "dash")))
                        .packages())
                .containsExactlyInAnyOrder(Packaging.HLS, Packaging.DASH);
        assertThat(problems(Map.of("video", video, "package", List.of("hls", "zip"))))
                .extracting(RecipeProblem::key)
                .containsExactly("package");
        assertThat(problems(Map.of("video", video, "package", "dash", "container", "mkv")))
                .extracting(RecipeProblem::code)
                .containsExactly(RecipeProblem.Code.RECIPE_INCOMPATIBLE);
    }

    @Test
    void saysAllProblemsAtOnce() {
        Map<String, Object> video = new TreeMap<>(
                Map.of("codec", "vp9", "crf", 70, "presett", "fast", "preset", "medium", "height", 721, "fps", "fast"));
        Map<String, Object> document = Map.of(
                "recipe", "no spaces please", "version", 0, "video", video, "audio", Map.of("mode", "mp4"), "extra", 1);
        assertThat(problems(document))
                .extracting(RecipeProblem::key)
                .containsExactlyInAnyOrder(
                        "extra",
                        "recipe",
                        "version",
                        "video.presett",
                        "video.crf",
                        "video.preset",
                        "video.height",
                        "video.fps",
                        "audio.mode");
    }

    @Test
    void guessesTheKeyThatWasMeant() {
        List<RecipeProblem> problems = problems(Map.of("video", Map.of("codec", "h264", "presett", "fast")));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(RecipeProblem.Code.RECIPE_KEY_UNKNOWN);
            assertThat(problem.message()).contains("did you mean `preset`?");
        });
    }

    @ParameterizedTest
    @CsvSource({"x265, hevc", "x264, h264", "H264, h264", "h265, hevc", "libsvtav1, av1", "vp8, vp9"})
    void guessesTheCodecThatWasMeant(String found, String meant) {
        assertThat(problems(Map.of("video", Map.of("codec", found))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.nearest()).contains(meant));
    }

    @Test
    void guessesNothingWhenNothingIsNear() {
        assertThat(problems(Map.of("video", Map.of("codec", "theora"))).get(0).nearest())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "webm, h264, opus, video.codec",
        "webm, hevc, opus, video.codec",
        "webm, vp9, aac, audio",
        "webm, av1, flac, audio",
        "mp4, h264, pcm, audio"
    })
    void refusesWhatAContainerDoesNotHold(String container, String codec, String audio, String key) {
        Map<String, Object> document = Map.of("container", container, "video", Map.of("codec", codec), "audio", audio);
        assertThat(problems(document)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.code()).isEqualTo(RecipeProblem.Code.RECIPE_INCOMPATIBLE);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "h264, 51, true",
        "h264, 52, false",
        "h264, -1, false",
        "av1, 0, false",
        "av1, 63, true",
        "vp9, 0, true",
        "vp9, 64, false",
        "hevc, 0, true"
    })
    void keepsToTheCodecsRangeOfQuality(String codec, int crf, boolean allowed) {
        RecipeReading reading = RecipeReader.read(Map.of("video", Map.of("codec", codec, "crf", crf)), "mine");
        assertThat(reading instanceof RecipeReading.Read).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "h264, placebo, true",
        "h264, 8, false",
        "hevc, fast, true",
        "av1, 13, true",
        "av1, 14, false",
        "av1, medium, false",
        "vp9, 8, true",
        "vp9, 9, false",
        "h264, 'fast -y /etc/passwd', false"
    })
    void keepsToTheCodecsPresets(String codec, String preset, boolean allowed) {
        RecipeReading reading = RecipeReader.read(Map.of("video", Map.of("codec", codec, "preset", preset)), "mine");
        assertThat(reading instanceof RecipeReading.Read).isEqualTo(allowed);
    }

    @Test
    void refusesABitRateWhereNothingIsEncoded() {
        Map<String, Object> document =
                Map.of("video", Map.of("codec", "h264"), "audio", Map.of("mode", "copy", "bitRate", 128_000));
        assertThat(problems(document)).extracting(RecipeProblem::key).containsExactly("audio.bitRate");
    }

    @Test
    void readsWhichTracksAndChannelsAreWanted() {
        Recipe.Audio audio = sound(Map.of("mode", "ac3", "tracks", List.of("ger", "en", "deu"), "channels", 5.1));
        assertThat(audio.tracks().languages()).containsExactly(new Language("deu"), new Language("eng"));
        assertThat(audio.channels()).hasValue(ChannelLayout.SURROUND_5_1);
        assertThat(sound(Map.of("tracks", "first", "channels", "keep")))
                .isEqualTo(new Recipe.Audio(
                        Recipe.Mode.AAC, Optional.empty(), Recipe.Tracks.FIRST, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "aac, tracks, english",
        "aac, tracks, second",
        "aac, channels, 7.1",
        "copy, channels, stereo",
        "mp3, channels, 5.1",
        "mp3, bitRate, 384k",
        "flac, bitRate, 128k",
        "opus, bitRate, 15k"
    })
    void refusesSoundThatCannotBe(String mode, String key, String value) {
        Map<String, Object> document =
                Map.of("video", Map.of("codec", "h264"), "audio", Map.of("mode", mode, key, value));
        assertThat(problems(document)).extracting(RecipeProblem::key).containsExactly("audio." + key);
    }

    @Test
    void refusesTracksThatAreNoLanguages() {
        Map<String, Object> document =
                Map.of("video", Map.of("codec", "h264"), "audio", Map.of("tracks", List.of("eng", 5)));
        assertThat(problems(document)).extracting(RecipeProblem::key).containsExactly("audio.tracks");
    }

    @Test
    void readsHowLoudSoundShallBe() {
        assertThat(sound(Map.of("loudness", -23)).loudness()).hasValue(new Loudness(-23, -1));
        assertThat(sound(Map.of("loudness", Map.of("target", -16.5, "truePeak", -2)))
                        .loudness())
                .hasValue(new Loudness(-16.5, -2));
    }

    @Test
    void refusesALoudnessThatCannotBe() {
        assertThat(loudnessProblems("aac", "loud")).containsExactly("audio.loudness");
        assertThat(loudnessProblems("aac", 3)).containsExactly("audio.loudness");
        assertThat(loudnessProblems("copy", -23)).containsExactly("audio.loudness");
        assertThat(loudnessProblems("aac", Map.of("truePeak", 1, "range", 7)))
                .containsExactlyInAnyOrder("audio.loudness.target", "audio.loudness.range");
    }

    private static List<String> loudnessProblems(String mode, Object loudness) {
        return problems(Map.of("video", Map.of("codec", "h264"), "audio", Map.of("mode", mode, "loudness", loudness)))
                .stream()
                .map(RecipeProblem::key)
                .toList();
    }

    private static Recipe.Audio sound(Map<String, Object> audio) {
        return read(Map.of("container", "mkv", "video", Map.of("codec", "h264"), "audio", audio))
                .audio();
    }

    @Test
    void refusesADocumentWithoutVideo() {
        assertThat(problems(Map.of()))
                .extracting(RecipeProblem::code)
                .containsExactly(RecipeProblem.Code.RECIPE_KEY_MISSING);
        assertThat(problems(Map.of("video", "h264")))
                .extracting(RecipeProblem::key)
                .containsExactly("video");
    }

    @Test
    void quotesLongValuesShortened() {
        assertThat(problems(Map.of("video", Map.of("codec", "x".repeat(10_000))))
                        .get(0)
                        .message())
                .hasSizeLessThan(300);
    }

    private static Recipe read(Map<String, Object> document) {
        return ((RecipeReading.Read) RecipeReader.read(document, "mine")).recipe();
    }

    private static List<RecipeProblem> problems(Map<String, Object> document) {
        return ((RecipeReading.Unreadable) RecipeReader.read(document, "mine")).problems();
    }

    @Test
    void readsWhatGoesAlong() {
        Recipe.Company all = Recipe.Company.KEPT;
        assertThat(company(Map.of("subtitles", "keep", "chapters", "keep"))).isEqualTo(all);
        assertThat(company(Map.of("subtitles", "drop", "chapters", "drop", "metadata", "drop")))
                .isEqualTo(new Recipe.Company(new Recipe.Words(false, List.of()), false, false));
        assertThat(company(Map.of("subtitles", List.of("eng", "de"))))
                .isEqualTo(new Recipe.Company(new Recipe.Words(true, List.of("eng", "de")), true, true));
    }

    @Test
    void refusesLanguagesThatAreNone() {
        for (Object wrong : List.of(List.of(), List.of("english"), List.of("eng", 3), "eng")) {
            RecipeReading reading =
                    RecipeReader.read(Map.of("video", Map.of("codec", "h264"), "subtitles", wrong), "mine");
            assertThat(((RecipeReading.Unreadable) reading).problems())
                    .extracting(RecipeProblem::key)
                    .containsExactly("subtitles");
        }
    }

    private static Recipe.Company company(Map<String, Object> keys) {
        Map<String, Object> document = new TreeMap<>(keys);
        document.put("video", Map.of("codec", "h264"));
        return read(document).company();
    }
}
