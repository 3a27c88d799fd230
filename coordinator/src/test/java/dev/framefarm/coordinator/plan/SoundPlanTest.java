package dev.framefarm.coordinator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundPlanTest {
    private static final Profile.SoundFormat STEREO = format("aac", 48_000, 2, "stereo");

    @Test
    void allTracksAreTakenUnlessOthersAreNamed() {
        Profile film = film(List.of("eng", "fre", ""), STEREO, STEREO, STEREO);
        assertThat(streams(plan(film, Map.of()))).containsExactly(1, 2, 3);
        assertThat(streams(plan(film, Map.of("tracks", "first")))).containsExactly(1);
        assertThat(streams(plan(film, Map.of("tracks", List.of("fra"))))).containsExactly(2);
        assertThat(streams(plan(film, Map.of("tracks", List.of("und", "en"))))).containsExactly(1, 3);
    }

    @Test
    void copiedTracksAreChosenInTheSameWay() {
        Profile film = film(List.of("eng", "fra"), STEREO, STEREO);
        Plan plan = plan(film, Map.of("mode", "copy", "tracks", List.of("fra")));
        assertThat(plan.copiedAudio()).containsExactly(2);
        assertThat(plan.sound()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mkv, pcm_s16be, ",
        "mkv, truehd, ",
        "mov, pcm_s24be, ",
        "mkv, pcm_dvd, PCM_S24LE",
        "mkv, s302m, PCM_S24LE",
        "mov, pcm_bluray, PCM_S24LE",
        "mkv, adpcm_ima_qt, AAC",
        "mkv, aac_latm, AAC"
    })
    void whatCannotBeCopiedBecomesWhatItMostLooksLike(String container, String codec, @Nullable AudioCodec expected) {
        Recipe recipe = RecipeExamples.recipe("container=" + container, "audio=copy");
        Plan plan =
                Planner.plan(film(List.of(""), format(codec, 48_000, 2, "stereo")), Sources.even(100, 50, 0), recipe);
        if (expected == null) {
            assertThat(plan.copiedAudio()).containsExactly(1);
            return;
        }
        assertThat(((Encode.Audio) plan.sound().get(0).encode()).codec()).isEqualTo(expected);
        assertThat(plan.remarks())
                .containsExactly("The " + codec + " sound of stream 1 cannot be copied into " + container
                        + "; it becomes " + expected.wireName() + ".");
    }

    @Test
    void aMissingLanguageIsRemarkedAndNoneLeftIsRefused() {
        Profile film = film(List.of("eng", ""), STEREO, STEREO);
        assertThat(plan(film, Map.of("tracks", List.of("eng", "ita"))).remarks())
                .containsExactly("The film has no sound in ita.");
        assertThatThrownBy(() -> plan(film, Map.of("tracks", List.of("ita", "spa"))))
                .isInstanceOf(Unplannable.class)
                .hasMessage("The recipe wants sound in ita, spa, but the film has sound in eng, an unnamed language"
                        + " (und); name one of these in audio.tracks, or say all.");
    }

    @ParameterizedTest
    @CsvSource({
        "aac, 5.1(side), 6, SURROUND_5_1",
        "aac, 7.1(wide), 8, SURROUND_7_1",
        "aac, quad, 4, SURROUND_5_0",
        "aac, 2.1, 3, SURROUND_5_1",
        "aac, 6.1, 7, SURROUND_7_1",
        "aac, , 6, SURROUND_5_1",
        "aac, , 4, SURROUND_5_0",
        "opus, quad(side), 4, QUAD",
        "opus, 4.0, 4, SURROUND_5_0",
        "opus, 6.1, 7, SURROUND_6_1",
        "ac3, 7.1, 8, SURROUND_5_1",
        "flac, 3.0, 3, SURROUND_3_0",
        "mp3, 5.1, 6, STEREO",
        "mp3, mono, 1, MONO"
    })
    void everyLayoutBecomesOneThatTheEncoderTakes(String mode, String layout, int channels, ChannelLayout expected) {
        Profile.SoundFormat source = new Profile.SoundFormat("dts", 48_000, channels, Optional.ofNullable(layout), 24);
        assertThat(encode(source, Map.of("mode", mode)).layout()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "stereo, 7.1, 8, STEREO, none",
        "stereo, mono, 1, STEREO, none",
        "mono, stereo, 2, MONO, none",
        "5.1, 7.1, 8, SURROUND_5_1, none",
        "5.1, stereo, 2, STEREO, made up",
        "5.1, 5.0, 5, SURROUND_5_0, made up"
    })
    void channelsAreMixedDownButNeverMadeUp(
            String wanted, String layout, int channels, ChannelLayout expected, String remark) {
        Plan plan = plan(film(List.of(""), format("ac3", 48_000, channels, layout)), Map.of("channels", wanted));
        assertThat(((Encode.Audio) plan.sound().get(0).encode()).layout()).isEqualTo(expected);
        if (remark.equals("none")) {
            assertThat(plan.remarks()).isEmpty();
        } else {
            assertThat(plan.remarks()).singleElement().asString().contains(remark);
        }
    }

    @Test
    void whatAnEncoderDoesNotTakeIsSaid() {
        assertThat(plan(film(List.of(""), format("dts", 48_000, 6, "5.1(side)")), Map.of("mode", "mp3"))
                        .remarks())
                .containsExactly("The sound of stream 1 has 6 channels; mp3 takes 2, so it is mixed down to stereo.");
    }

    @Test
    void unknownLoudspeakersAreRemarkedAndTooManyOfThemRefused() {
        Profile.SoundFormat six = new Profile.SoundFormat("pcm_s16le", 48_000, 6, Optional.empty(), 16);
        assertThat(plan(film(List.of(""), six), Map.of()).remarks())
                .singleElement()
                .asString()
                .contains("does not say which loudspeakers");
        Profile ten = film(List.of(""), new Profile.SoundFormat("pcm_s16le", 48_000, 10, Optional.empty(), 16));
        assertThatThrownBy(() -> plan(ten, Map.of()))
                .isInstanceOf(Unplannable.class)
                .hasMessageContaining("10 channels");
    }

    @ParameterizedTest
    @CsvSource({
        "aac, 96000, 96000, 128000, 0",
        "aac, 192000, 48000, 128000, 0",
        "opus, 44100, 48000, 128000, 0",
        "ac3, 22050, 48000, 192000, 0",
        "mp3, 96000, 48000, 192000, 0",
        "flac, 192000, 192000, 0, 24"
    })
    void ratesAndBitsAreThoseTheEncoderTakes(String mode, int source, int rate, int bitRate, int bits) {
        Encode.Audio encode = encode(format("pcm_s24le", source, 2, "stereo"), Map.of("mode", mode));
        assertThat(encode.sampleRate()).isEqualTo(rate);
        assertThat(encode.bitRate()).isEqualTo(bitRate);
        assertThat(encode.bits()).isEqualTo(bits);
    }

    @Test
    void opusGetsNoMoreBitsThanItTakes() {
        assertThat(encode(format("aac", 48_000, 1, "mono"), Map.of("mode", "opus", "bitRate", 512_000))
                        .bitRate())
                .isEqualTo(256_000);
    }

    @Test
    void onlyRawSoundNeedsItsLayoutSaid() {
        assertThat(sound(format("pcm_s16le", 48_000, 4, "quad")).sourceLayout()).hasValue(ChannelLayout.QUAD);
        assertThat(sound(format("pcm_s16le", 48_000, 3, "2.1")).sourceLayout()).isEmpty();
        assertThat(sound(format("flac", 48_000, 4, "quad")).sourceLayout()).isEmpty();
    }

    private static Work.Sound sound(Profile.SoundFormat source) {
        Plan plan = plan(film(List.of(""), source), Map.of());
        Lane lane = plan.sound().get(0);
        return (Work.Sound) WorkOrder.of(plan, lane, new Interval(0, lane.length()), 0)
                .work()
                .part();
    }

    private static Encode.Audio encode(Profile.SoundFormat source, Map<String, Object> audio) {
        return (Encode.Audio)
                plan(film(List.of(""), source), audio).sound().get(0).encode();
    }

    private static List<Integer> streams(Plan plan) {
        return plan.sound().stream().map(Lane::stream).toList();
    }

    private static Plan plan(Profile film, Map<String, Object> audio) {
        Recipe recipe = RecipeExamples.withSound(audio);
        return Planner.plan(film, Sources.even(100, 50, 0), recipe);
    }

    private static Profile.SoundFormat format(String codec, int rate, int channels, String layout) {
        return new Profile.SoundFormat(codec, rate, channels, Optional.of(layout), 24);
    }

    private static Profile film(List<String> languages, Profile.SoundFormat... formats) {
        Profile silent = Sources.plain();
        List<Profile.AudioTrack> tracks = IntStream.range(0, formats.length)
                .mapToObj(i -> track(i, languages.get(i), formats[i]))
                .toList();
        return new Profile(silent.demuxer(), silent.startMicros(), silent.seconds(), silent.video(), tracks, List.of());
    }

    private static Profile.AudioTrack track(int number, String language, Profile.SoundFormat format) {
        return new Profile.AudioTrack(
                number + 1,
                format,
                new Fraction(1, format.sampleRate()),
                0,
                0,
                10L * format.sampleRate(),
                false,
                false,
                new Profile.Labels(Optional.of(language).filter(tag -> !tag.isEmpty()), Optional.empty(), List.of()));
    }
}
