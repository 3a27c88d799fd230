package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialsReaderTest {
    @Test
    void withoutThemTheEncoderChooses() {
        assertThat(RecipeExamples.recipe().video().coding().dials()).isEqualTo(Dials.NONE);
    }

    @Test
    void readsAllOfThem() {
        assertThat(dials("video.tune=grain", "video.profile=main", "video.maxRate=6000k", "video.buffer=9000000"))
                .isEqualTo(new Dials(
                        Optional.of("grain"), Optional.of("main"), Optional.of(new RateCap(6_000_000, 9_000_000))));
    }

    @Test
    void theUsualBufferHoldsTwoSeconds() {
        assertThat(dials("video.codec=hevc", "video.maxRate=800k").cap()).contains(new RateCap(800_000, 1_600_000));
    }

    @ParameterizedTest
    @CsvSource({
        "h264, tune, vq, one of film",
        "h264, profile, main10, one of baseline",
        "av1, tune, film, one of vq",
        "av1, profile, main, because av1 has none",
        "av1_aom, tune, vq, 'one of psnr, ssim'",
        "vp9, tune, film, because vp9 has none",
        "vp9, maxRate, 900k, h264 or hevc",
        "av1, bitRate, 900k, a codec that hits a bit rate",
        "h264, bitRate, 20k, a whole number from 100000",
        "av1, buffer, 900k, h264 or hevc",
        "h264, buffer, 900k, only together with maxRate",
        "h264, maxRate, 20k, a whole number from 100000",
        "hevc, maxRate, fast, a whole number from 100000"
    })
    void saysWhatWouldDo(String codec, String key, String value, String expected) {
        assertThat(problems(Map.of("codec", codec, key, value))).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("video." + key);
            assertThat(problem.expected()).contains(expected);
        });
    }

    @Test
    void theBufferHoldsHalfASecondToFour() {
        assertThat(problems(Map.of("codec", "h264", "maxRate", "1000k", "buffer", "4001k")))
                .extracting(RecipeProblem::expected)
                .containsExactly("a whole number from 500000 to 4000000");
    }

    @Test
    void aBitRateTakesTheQualitysPlace() {
        assertThat(dials("video.bitRate=1500k").bitRate()).contains(1_500_000);
        assertThat(problems(Map.of("codec", "h264", "crf", 20, "bitRate", "900k")))
                .extracting(RecipeProblem::expected)
                .containsExactly("either bitRate or crf");
        assertThat(problems(Map.of("codec", "h264", "maxRate", "1000k", "bitRate", "950k")))
                .extracting(RecipeProblem::expected)
                .containsExactly("at most 0.9 of maxRate, 900000");
    }

    @Test
    void whatLosesNothingTakesItsOwnProfileAndRate() {
        Map<String, Object> lossless = Map.of("codec", "h264", "crf", 0, "profile", "high", "maxRate", "1000k");
        assertThat(problems(lossless)).extracting(RecipeProblem::key).containsExactly("video.profile", "video.maxRate");
        assertThat(dials("video.crf=1", "video.profile=high").profile()).contains("high");
        assertThat(dials("video.codec=hevc", "video.crf=0", "video.maxRate=1000k")
                        .cap())
                .isPresent();
    }

    @Test
    void renditionsHaveTheirOwnBitRates() {
        List<Map<String, Object>> mixed = List.of(Map.of("height", 720), Map.of("height", 360, "crf", 30));
        assertThat(problems(Map.of("codec", "h264", "bitRate", "900k", "renditions", mixed)))
                .extracting(RecipeProblem::expected)
                .containsExactly("a bitRate for all of them, or for none");
        Map<String, Object> small = Map.of("height", 360, "bitRate", "300k");
        assertThat(RecipeExamples.withVideo(
                                Map.of("bitRate", "900k", "renditions", List.of(Map.of("height", 720), small)))
                        .video()
                        .renditions())
                .extracting(each -> each.coding().dials().bitRate())
                .containsExactly(Optional.of(900_000), Optional.of(300_000));
    }

    @Test
    void aQualityTakesTheirPlace() {
        Map<String, Object> wanted = Map.of("metric", "ssim", "score", 0.97);
        assertThat(RecipeExamples.withVideo(Map.of("quality", wanted))
                        .video()
                        .coding()
                        .dials()
                        .quality())
                .contains(new Quality(Quality.Metric.SSIM, 0.97, 14, 38));
        assertThat(problems(Map.of("codec", "h264", "crf", 20, "quality", wanted)))
                .extracting(RecipeProblem::expected)
                .containsExactly("either quality or crf");
        assertThat(problems(Map.of("codec", "h264_nvenc", "quality", wanted)))
                .extracting(RecipeProblem::expected)
                .containsExactly("a codec that agents can try out: h264, hevc, av1, av1_aom or vp9");
        assertThat(problems(Map.of("codec", "h264", "bitRate", "900k", "quality", wanted)))
                .extracting(RecipeProblem::expected)
                .containsExactly("either quality or bitRate");
    }

    @ParameterizedTest
    @CsvSource({
        "vmaf, 95, metric, libvmaf",
        "psnr, 40, metric, 'one of ssim, xpsnr'",
        "ssim, 97, score, from 0.5 to 0.9999",
        "xpsnr, 0.97, score, from 20.0 to 60.0"
    })
    void aQualityHasAMetricAndAScore(String metric, double score, String key, String expected) {
        Map<String, Object> wanted = Map.of("metric", metric, "score", score);
        assertThat(problems(Map.of("codec", "h264", "quality", wanted)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("video.quality." + key);
                    assertThat(problem.expected()).contains(expected);
                });
    }

    @Test
    void aQualityIsAMapping() {
        assertThat(problems(Map.of("codec", "h264", "quality", 0.97)))
                .extracting(RecipeProblem::expected)
                .containsExactly("a mapping such as {metric: ssim, score: 0.97}");
        assertThat(problems(Map.of("codec", "h264", "quality", Map.of())))
                .extracting(RecipeProblem::key)
                .containsExactlyInAnyOrder("video.quality.metric", "video.quality.score");
    }

    @ParameterizedTest
    @CsvSource({"prores, mov", "ffv1, mkv"})
    void aQualityNeedsAnEncoderThatCanBeTriedOut(String codec, String container) {
        assertThat(problems(Map.of("codec", codec, "quality", Map.of("metric", "ssim", "score", 0.97)), container))
                .extracting(RecipeProblem::expected)
                .containsExactly("a codec that agents can try out: h264, hevc, av1, av1_aom or vp9");
    }

    @Test
    void grainThatPlayersDrawIsNotMeasured() {
        assertThat(problems(Map.of("codec", "av1", "grain", 8, "quality", Map.of("metric", "ssim", "score", 0.97))))
                .extracting(RecipeProblem::key)
                .containsExactly("video.grain");
    }

    /** What a rendition says itself counts, whatever the others have. */
    @Test
    void renditionsHaveTheirOwnQualities() {
        Map<String, Object> less = Map.of("height", 360, "quality", Map.of("metric", "xpsnr", "score", 35));
        Map<String, Object> fixed = Map.of("height", 180, "crf", 30);
        assertThat(RecipeExamples.withVideo(Map.of(
                                "quality",
                                Map.of("metric", "ssim", "score", 0.97),
                                "renditions",
                                List.of(Map.of("height", 720), less, fixed)))
                        .video()
                        .renditions())
                .extracting(each -> each.coding().dials().quality().map(Quality::score))
                .containsExactly(Optional.of(0.97), Optional.of(35.0), Optional.empty());
    }

    @Test
    void theProfileHoldsThePixelFormat() {
        assertThat(problems(Map.of("codec", "h264", "profile", "high", "pixelFormat", "yuv422p")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("video.profile");
                    assertThat(problem.expected()).contains("this one is for yuv420p");
                });
        assertThat(dials("video.codec=hevc", "video.profile=main10", "video.pixelFormat=yuv420p10")
                        .profile())
                .hasValue("main10");
    }

    @ParameterizedTest
    @CsvSource({
        "mkv, ffv1, crf, 12, 'no crf, because ffv1 has none'",
        "mov, prores, preset, fast, 'no preset, because prores has none'",
        "mov, prores, profile, main, 'one of 4444, 4444xq, hq, lt, proxy, standard'",
        "mov, prores, tune, film, because prores has none",
        "mov, dnxhr, profile, proxy, 'one of 444, hq, hqx, lb, sq'",
        "mp4, ffv1, codec, ffv1, a codec that mp4 holds: h264 or hevc or av1 or vp9 or av1_aom or h264_nvenc",
        "mp4, h264_nvenc, maxRate, 6000k, a codec whose data rate can be limited",
        "mp4, hevc_nvenc, bitRate, 6000k, a codec that hits a bit rate",
        "mp4, av1_nvenc, profile, main, no profile",
        "mp4, hevc_nvenc, profile, high, one of main",
        "mp4, hevc_nvenc, preset, slow, one of p1",
        "mp4, h264_nvenc, crf, 0, a whole number from 1 to 51",
        "mp4, h264_nvenc, pixelFormat, yuv444p, yuv420p",
        "webm, hevc_nvenc, codec, hevc_nvenc, a codec that webm holds: av1 or vp9 or av1_aom or av1_nvenc",
        "mkv, dnxhr, codec, dnxhr, a codec that mkv holds",
        "mov, vp9, codec, vp9, a codec that mov holds: h264 or hevc or prores or dnxhr or h264_nvenc"
    })
    void mastersHaveDialsOfTheirOwn(String container, String codec, String key, String value, String expected) {
        Map<String, Object> video = new LinkedHashMap<>(Map.of("codec", codec));
        video.put(key, value);
        assertThat(problems(video, container))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).contains(expected));
    }

    @Test
    void grainIsForEncodersThatTellIt() {
        for (String codec : List.of("av1", "av1_aom")) {
            assertThat(RecipeExamples.recipe("video.codec=" + codec, "video.grain=12")
                            .video()
                            .coding()
                            .dials()
                            .grain())
                    .hasValue(12);
        }
        for (String codec : List.of("h264", "hevc")) {
            assertThat(problems(Map.of("codec", codec, "grain", 12), "mp4"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.expected()).startsWith("`tune: grain`"));
        }
        assertThat(problems(Map.of("codec", "vp9", "grain", 12), "mp4"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).contains("av1 or av1_aom"));
        assertThat(problems(Map.of("codec", "av1", "grain", 51), "mp4")).hasSize(1);
        Map<String, Object> quality = Map.of("metric", "ssim", "score", 0.97);
        assertThat(problems(Map.of("codec", "av1", "grain", 8, "quality", quality), "mp4"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).isEqualTo("either grain or quality"));
    }

    @Test
    void profilesOfMastersHoldTheirPixelFormats() {
        assertThat(RecipeExamples.recipe(
                                "container=mov",
                                "video.codec=prores",
                                "video.profile=4444",
                                "video.pixelFormat=yuva444p10")
                        .video()
                        .coding()
                        .dials()
                        .profile())
                .hasValue("4444");
    }

    private static Dials dials(String... lines) {
        return RecipeExamples.recipe(lines).video().coding().dials();
    }

    private static List<RecipeProblem> problems(Map<String, Object> video) {
        return problems(video, "mp4");
    }

    private static List<RecipeProblem> problems(Map<String, Object> video, String container) {
        Map<String, Object> document =
                new LinkedHashMap<>(Map.of("container", container, "audio", "none", "video", video));
        return ((RecipeReading.Unreadable) RecipeReader.read(document, "r")).problems();
    }
}
