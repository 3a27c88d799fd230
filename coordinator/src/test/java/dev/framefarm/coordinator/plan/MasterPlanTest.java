package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films to work on and to keep: which samples they get of which source. */
class MasterPlanTest {
    @ParameterizedTest
    @CsvSource({
        "yuvj420p, 8, YUV420P",
        "yuv411p, 8, YUV411P",
        "yuv422p12be, 12, YUV422P12",
        "yuv444p16le, 16, YUV444P16",
        "rgb24, 8, BGR0",
        "gbrap12le, 12, GBRAP12",
        "gray10le, 10, GRAY10",
        "yuva444p, 8, YUVA444P"
    })
    void whatLosesNothingHasTheSourcesSamples(String source, int bits, PixelFormat format) {
        Plan plan = plan(source, bits, "container=mkv", "video.codec=ffv1");
        assertThat(picture(plan).pixelFormat()).isEqualTo(format);
        assertThat(plan.remarks()).isEmpty();
    }

    @Test
    void samplesThatHaveNoEqualAreRemarked() {
        Plan plan = plan("pal8", 8, "container=mkv", "video.codec=ffv1");
        assertThat(picture(plan).pixelFormat()).isEqualTo(PixelFormat.YUV444P);
        assertThat(plan.remarks()).singleElement().asString().contains("pixel format pal8 is converted");
    }

    @Test
    void whatLosesNothingKeepsAnOddRow() {
        assertThat(picture(plan("yuv420p", 8, "container=mkv", "video.codec=ffv1")))
                .extracting(Encode.Picture::width, Encode.Picture::height)
                .containsExactly(321, 181);
        assertThat(picture(plan("yuv420p", 8, "container=mov", "video.codec=prores")))
                .extracting(Encode.Picture::width, Encode.Picture::height)
                .containsExactly(320, 180);
    }

    @ParameterizedTest
    @CsvSource({
        "prores, proxy, 8, YUV422P10",
        "prores, 4444xq, 8, YUV444P10",
        "dnxhr, lb, 10, YUV422P",
        "dnxhr, hqx, 8, YUV422P10",
        "dnxhr, 444, 8, YUV444P10"
    })
    void profilesSayWhichSamples(String codec, String profile, int bits, PixelFormat format) {
        Plan plan = plan("yuv420p", bits, "container=mov", "video.codec=" + codec, "video.profile=" + profile);
        assertThat(picture(plan).pixelFormat()).isEqualTo(format);
    }

    @Test
    void everyPictureOfAMasterIsAKeyframe() {
        Plan plan = plan("yuv420p10le", 10, "container=mov", "video.codec=dnxhr");
        assertThat(((Encode.Video) plan.video().encode()).coding().keyframeInterval())
                .isEqualTo(1);
        assertThat(picture(plan).pixelFormat()).isEqualTo(PixelFormat.YUV422P10);
        assertThat(plan.video().encode().format()).isEqualTo("dnxhd");
    }

    @Test
    void dnxHrRefusesPicturesThatAreTooSmall() {
        assertThatThrownBy(() -> plan("yuv420p", 8, "container=mov", "video.codec=dnxhr", "video.height=100"))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("from 256x120 pixels on");
    }

    private static Plan plan(String pixelFormat, int bits, String... recipe) {
        Profile.VideoTrack track = new Profile.VideoTrack(
                0,
                0,
                "huffyuv",
                321,
                181,
                new Fraction(1, 1),
                pixelFormat,
                bits,
                new Fraction(25, 1),
                Colour.UNSPECIFIED,
                0,
                false,
                Scan.PROGRESSIVE,
                Optional.empty());
        return Planner.plan(
                new Profile("mov", 0, 2, track, List.of(), List.of()),
                Sources.even(50, 1, 0),
                RecipeExamples.recipe(recipe));
    }

    private static Encode.Picture picture(Plan plan) {
        return ((Encode.Video) plan.video().encode()).picture();
    }
}
