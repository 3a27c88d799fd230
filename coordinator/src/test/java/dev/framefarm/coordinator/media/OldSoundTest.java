package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Unplannable;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound as films of every age hold it reaches the agent sample for sample. */
class OldSoundTest {
    @ParameterizedTest
    @CsvSource({
        "wmav1.mkv, 44100, 2, wmav1",
        "wmav2.mkv, 44100, 2, wmav2",
        "ms.mkv, 44100, 2, adpcm_ms",
        "ima.mkv, 44100, 2, adpcm_ima_wav",
        "ima.mov, 44100, 2, adpcm_ima_wav",
        "yamaha.mkv, 44100, 2, adpcm_yamaha",
        "g722.mkv, 16000, 1, g722",
        "g726.mkv, 8000, 1, g726",
        "nelly.flv, 22050, 1, nellymoser",
        "swf.flv, 22050, 2, adpcm_swf",
        "speex.flv, 16000, 1, libspeex",
        "opus.mkv, 48000, 2, libopus",
        "mp3at48k.mkv, 48000, 2, libmp3lame",
        "aac.mkv, 44100, 2, aac",
        "mp3at128.mov, 44100, 2, libmp3lame -b:a 128k",
        "mp3at192.mp4, 44100, 2, libmp3lame -b:a 192k",
    })
    void itsSamplesAreThoseOfTheSource(String name, int rate, int channels, String encoder) throws Exception {
        Path source = clip(name, rate, channels, encoder);
        Plan plan = plan(source);
        WorkOrder order = order(plan);
        Work.Sound part = (Work.Sound) order.work().part();
        String trim = "atrim=start_pts=" + part.trimFrom().orElse(0) + ":end_pts="
                + part.trimTo().orElse(Long.MAX_VALUE);
        String sent = samples("-copyts -f nut -i pipe:0 -af " + trim, Farm.slice(source, order));
        assertThat(plan.profile().remarks()).isEmpty();
        assertThat(sent).isEqualTo(samples("-i file:" + source + " -map 0:a", null));
    }

    /** Matroska counts milliseconds, and what Opus hides at the beginning is six and a half of them. */
    @Test
    void whatIsHiddenIsRoundedOnce() throws Exception {
        Plan plan = plan(clip("opus.mkv", 48_000, 2, "libopus"));
        Profile.AudioTrack track = plan.profile().audio().get(0);
        Work work = order(plan).work();
        assertThat(track.early()).isEqualTo(24);
        assertThat(work.timeBase()).isEqualTo(new Fraction(1, 48_000));
        assertThat(work.sliceShift()).isEqualTo(1_007 * 48 - 24);
        assertThat(work.filmStart()).isEqualTo(-7 * 48);
        assertThat(track.firstSample()).isEqualTo(0);
    }

    /** As in a single pass: what is encoded of it lies where that puts it, to the sample. */
    @ParameterizedTest
    @CsvSource({"mp3.mkv, libmp3lame, -1103", "aac.mkv, aac, -1014"})
    void ofOtherSoundTheFirstPacketsTimeCounts(String name, String encoder, long first) throws Exception {
        Plan plan = plan(clip(name, 44_100, 2, encoder));
        Profile.AudioTrack track = plan.profile().audio().get(0);
        assertThat(track.early()).isZero();
        assertThat(track.firstSample()).isEqualTo(first);
        assertThat(order(plan).work().timeBase()).isEqualTo(new Fraction(1, 1000));
    }

    /** A recording goes on in pictures, and its sound begins a second early. */
    @Test
    void soundThatHasTimesTwiceIsRefusedUnlessItIsLeftOut() throws Exception {
        Path film = Clips.clip("set-back-first.ts", appended(0, 0));
        byte[] first = Files.readAllBytes(film);
        byte[] second = Files.readAllBytes(Clips.clip("set-back-second.ts", appended(2, 1)));
        Path both = Files.write(film.resolveSibling("set-back.ts"), first);
        Files.write(both, second, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Farm.plan(both, RecipeExamples.withSound(Map.of("mode", "aac"), "mp4")))
                .isInstanceOf(Unplannable.class)
                .hasMessageStartingWith("The times of the sound of stream 1 are set back in the middle");
        Plan silent = Farm.plan(both, RecipeExamples.withSound(Map.of("mode", "none"), "mp4"));
        assertThat(silent.lane(0).length()).isEqualTo(100);
        assertThat(Farm.plan(film, RecipeExamples.withSound(Map.of("mode", "aac"), "mp4"))
                        .sound())
                .hasSize(1);
    }

    private static String appended(int pictures, int sound) {
        return "-itsoffset " + pictures + " -f lavfi -i testsrc2=s=176x144:r=25:d=2 -itsoffset " + sound
                + " -f lavfi -i sine=r=48000:d=2 -c:v mpeg2video -c:a mp2 -muxdelay 0 -muxpreload 0 -copyts";
    }

    private static Path clip(String name, int rate, int channels, String encoder) throws Exception {
        return Clips.clip(
                "old-" + name,
                "-f lavfi -i testsrc2=s=176x144:r=25:d=1 -f lavfi -i sine=r=" + rate + ":d=1 -c:v "
                        + (name.endsWith(".flv") ? "flv" : "mpeg4") + " -ac " + channels + " -c:a " + encoder);
    }

    private static Plan plan(Path source) {
        return Farm.plan(source, RecipeExamples.withSound(Map.of("mode", "aac"), "mp4"));
    }

    private static WorkOrder order(Plan plan) {
        return WorkOrder.of(plan, plan.lane(1), new Interval(0, plan.lane(1).length()), 0);
    }

    private static String samples(String input, byte[] bytes) throws Exception {
        List<String> arguments = List.of(("-v error " + input + " -c:a pcm_s16le -f md5 pipe:1").split(" "));
        return new String(Clips.run(arguments, bytes), StandardCharsets.UTF_8);
    }
}
