package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Denoising;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.recipe.HandBrakePreset.Imported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandBrakePresetTest {
    private static final Map<String, Object> WEB = Map.of(
            "PresetName", "Gmail Large 3 Minutes 720p30",
            "FileFormat", "av_mp4",
            "VideoEncoder", "x265_10bit",
            "VideoQualityType", 2,
            "VideoQualitySlider", 23.5,
            "VideoPreset", "slow",
            "VideoFramerate", "30",
            "VideoFramerateMode", "cfr",
            "PictureHeight", 720,
            "PictureDeinterlaceFilter", "decomb");

    @Test
    void carriesOverWhatHasAnEqual() {
        Recipe recipe =
                recipe(imported(with("AudioTrackSelectionBehavior", "all", "AudioList", List.of(track("copy:aac")))));
        assertThat(recipe.name()).isEqualTo("gmail-large-3-minutes-720p30");
        assertThat(recipe.container()).isEqualTo(Container.MP4);
        assertThat(recipe.video().coding()).isEqualTo(new Recipe.Coding(VideoCodec.HEVC, 24, "slow", Dials.NONE));
        assertThat(recipe.video().shape().height()).hasValue(720);
        assertThat(recipe.video().shape().pixelFormat()).hasValue(PixelFormat.YUV420P10);
        assertThat(recipe.video().treatment().deinterlace()).isEqualTo(Recipe.Deinterlace.AUTO);
        assertThat(recipe.video().fps())
                .hasValueSatisfying(rate -> assertThat(rate.value()).isEqualTo(30));
        assertThat(recipe.audio().mode()).isEqualTo(Recipe.Mode.COPY);
    }

    @Test
    void carriesOverWhatIsDoneToThePicture() {
        Recipe.Video noisy = recipe(imported(with(
                        "PictureDenoiseFilter", "nlmeans",
                        "PictureDenoisePreset", "strong",
                        "PictureCropMode", 0,
                        "PicturePAR", "off",
                        "PictureWidth", 1280)))
                .video();
        assertThat(noisy.treatment().denoise()).hasValue(Denoising.STRONG);
        assertThat(noisy.shape().crop()).hasValue(Recipe.Crop.BLACK_BARS);
        assertThat(noisy.shape().squarePixels()).isTrue();
        assertThat(noisy.shape().width()).hasValue(1280);
        Recipe.Video bobbed = recipe(imported(with(
                        "VideoFramerateMode",
                        "vfr",
                        "PictureDeinterlaceFilter",
                        "bwdif",
                        "PictureDeinterlacePreset",
                        "bob",
                        "PictureCropMode",
                        3,
                        "PictureTopCrop",
                        20,
                        "PictureLeftCrop",
                        0)))
                .video();
        assertThat(bobbed.treatment().deinterlace()).isEqualTo(Recipe.Deinterlace.FIELD);
        assertThat(bobbed.shape().crop()).hasValue(new Recipe.Crop(20, 0, 0, 0, Optional.empty()));
        assertThat(recipe(imported(with("PictureAutoCrop", true))).video().seeksBars())
                .isTrue();
        assertThat(recipe(imported(with("PictureDeinterlaceFilter", "yadif")))
                        .video()
                        .treatment()
                        .deinterlace())
                .isEqualTo(Recipe.Deinterlace.FRAME);
    }

    @Test
    void carriesOverABitRateWhereTheEncoderHitsIt() {
        Map<String, Object> rate = with("VideoQualityType", 1, "VideoAvgBitrate", 2500, "VideoMultiPass", true);
        assertThat(recipe(imported(rate)).video().coding().dials().bitRate()).hasValue(2_500_000);
        rate.put("VideoEncoder", "svt_av1");
        assertThat(imported(rate).remarks())
                .contains("The average bit rate is not carried over; the quality is the usual one.");
    }

    @Test
    void saysWhatIsNotCarriedOver() {
        Map<String, Object> preset = with(
                "VideoQualitySlider", 23.5,
                "PictureDetelecine", "default",
                "PictureDenoiseFilter", "hqdn3d",
                "PictureDenoisePreset", "custom",
                "PictureDeinterlacePreset", "bob",
                "PictureRotate", "angle=90:hflip=0",
                "VideoGrayScale", true,
                "VideoLevel", "4.0",
                "AudioList", List.of(Map.of("AudioEncoder", "av_aac", "AudioTrackGainSlider", 3.5)));
        assertThat(imported(preset).remarks())
                .containsExactly(
                        "The quality of 23.5 is rounded to 24.",
                        "A picture for each field does not go with a frame rate; each frame becomes one.",
                        "The noise filter's strength 'custom' has no equal; it is medium.",
                        "grey pictures (VideoGrayScale) are not carried over.",
                        "the rotation (PictureRotate: angle=90:hflip=0) is not carried over.",
                        "the level (VideoLevel: 4.0) is not carried over.",
                        "The sound's gain is not carried over; `audio.loudness` makes all films equally loud.");
        assertThat(imported(with("PictureDetelecine", "custom")).remarks())
                .contains("detelecine (PictureDetelecine: custom) is not carried over.");
    }

    @Test
    void carriesOverTuneAndProfileThatTheEncoderHas() {
        Imported imported = imported(with("VideoTune", "grain", "VideoProfile", "main444-8"));
        assertThat(recipe(imported).video().coding().dials().tune()).hasValue("grain");
        assertThat(recipe(imported).video().coding().dials().profile()).isEmpty();
        assertThat(imported.remarks()).contains("The profile 'main444-8' has no equal; the encoder chooses.");
    }

    @Test
    void looksIntoFolders() {
        Map<String, Object> folder = Map.of("PresetName", "mine", "Folder", true, "ChildrenArray", List.of(WEB, WEB));
        assertThat(HandBrakePreset.read(Map.of("PresetList", List.of(folder, WEB))))
                .hasSize(3);
        assertThat(HandBrakePreset.read(Map.of("PresetList", "odd"))).isEmpty();
    }

    /** Whatever a preset asks for, the recipe is one that can be read. */
    @ParameterizedTest
    @CsvSource({
        "av_webm, x264, av_aac",
        "av_webm, VP9, ac3",
        "av_mkv, svt_av1_10bit, flac16",
        "av_mp4, nvenc_h264, opus",
        "ogg, theora, vorbis",
        "av_mkv, vp9, mp3"
    })
    void whateverIsAskedIsReadable(String format, String encoder, String sound) {
        Imported imported = imported(with(
                "FileFormat",
                format,
                "VideoEncoder",
                encoder,
                "AudioList",
                List.of(track(sound)),
                "VideoQualitySlider",
                99));
        assertThat(recipe(imported).video().coding().crf()).isGreaterThan(50);
    }

    private static Map<String, Object> track(String encoder) {
        return Map.of("AudioEncoder", encoder, "AudioBitrate", 160, "AudioMixdown", "stereo");
    }

    private static Map<String, Object> with(Object... pairs) {
        Map<String, Object> preset = new LinkedHashMap<>(WEB);
        for (int i = 0; i < pairs.length; i += 2) {
            preset.put((String) pairs[i], pairs[i + 1]);
        }
        return preset;
    }

    private static Imported imported(Map<String, Object> preset) {
        return HandBrakePreset.read(Map.of("PresetList", List.of(preset))).get(0);
    }

    private static Recipe recipe(Imported imported) {
        RecipeReading reading = RecipeReader.read(imported.document(), "unnamed");
        assertThat(reading).isInstanceOf(RecipeReading.Read.class);
        return ((RecipeReading.Read) reading).recipe();
    }
}
