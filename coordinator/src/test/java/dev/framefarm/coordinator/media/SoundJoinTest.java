package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.coordinator.engine.Joiner.Targets;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Disposition;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of sound in the finished film. */
class SoundJoinTest {
    @TempDir
    Path folder;

    @Test
    void titlesMarksAndLayoutsAreSeen() throws Exception {
        List<Profile.AudioTrack> tracks = tracks(twoTracks());
        assertThat(tracks.get(0).labels())
                .isEqualTo(
                        new Profile.Labels(Optional.of("ger"), Optional.of("Hauptton"), List.of(Disposition.DEFAULT)));
        assertThat(tracks.get(1).labels())
                .isEqualTo(new Profile.Labels(
                        Optional.of("eng"),
                        Optional.of("Director's=commentary"),
                        List.of(Disposition.COMMENT, Disposition.FORCED)));
        assertThat(tracks.get(1).format())
                .isEqualTo(new Profile.SoundFormat("flac", 48_000, 2, Optional.of("stereo"), 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void encodedTracksKeepTheirNamesAndMarks(String container) throws Exception {
        Path film = join(twoTracks(), Map.of("mode", "aac"), container);
        List<Profile.AudioTrack> before = tracks(twoTracks());
        List<Profile.AudioTrack> after = tracks(film);
        assertThat(after).extracting(each -> each.labels().title()).isEqualTo(titles(before));
        assertThat(after).extracting(each -> each.labels().dispositions()).isEqualTo(marks(before));
        assertThat(after)
                .extracting(each -> each.labels().language().orElse(""))
                .containsExactly("deu", "eng");
    }

    private static List<Optional<String>> titles(List<Profile.AudioTrack> tracks) {
        return tracks.stream().map(each -> each.labels().title()).toList();
    }

    private static List<List<Disposition>> marks(List<Profile.AudioTrack> tracks) {
        return tracks.stream().map(each -> each.labels().dispositions()).toList();
    }

    /** Each knows other names of a language; what a source may say is known to all of them in some form. */
    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv"})
    void languagesAreKept(String container) throws Exception {
        List<String> said = List.of("de", "en-GB", "fre", "swe", "hrv", "nld", "gle", "fas");
        Path source = Clips.clip("tongues.mkv", tongues(said));
        Path film = join(source, Map.of("mode", "copy"), container);
        assertThat(tracks(film))
                .extracting(each -> each.language().code())
                .containsExactly("deu", "eng", "fra", "swe", "hrv", "nld", "gle", "fas");
    }

    private static String tongues(List<String> languages) {
        StringBuilder command = new StringBuilder("-f lavfi -i testsrc2=s=192x108:r=25:d=1"
                + " -f lavfi -i anoisesrc=r=48000:seed=1:d=1 -map 0 " + Clips.X264 + "-c:a aac");
        for (int i = 0; i < languages.size(); i++) {
            command.append(" -map 1 -metadata:s:a:")
                    .append(i)
                    .append(" language=")
                    .append(languages.get(i));
        }
        return command.toString();
    }

    @Test
    void copiedTracksKeepTheirNamesAndMarks() throws Exception {
        Path film = join(twoTracks(), Map.of("mode", "copy", "tracks", List.of("eng")), "mkv");
        assertThat(tracks(film)).singleElement().satisfies(track -> {
            assertThat(track.codec()).isEqualTo("flac");
            assertThat(track.labels()).isEqualTo(tracks(twoTracks()).get(1).labels());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void encodedSoundHasThePacketsAndTimesOfASinglePass(String container) throws Exception {
        Path source = twoTracks();
        Path film = join(source, Map.of("mode", "aac", "bitRate", "96k", "tracks", "first"), container);
        Path single = folder.resolve("single." + container);
        Clips.run(
                List.of(("-nostdin -v error -i file:" + source + " -map 0:v:0 -map 0:a:0 -c:v copy -sample_fmt fltp"
                                + " -c:a aac -b:a 96k -flags:a +bitexact -fflags +bitexact"
                                + (container.equals("mp4") ? " -movie_timescale 192000" : "") + " file:" + single)
                        .split(" ")),
                null);
        assertThat(packets(film)).isEqualTo(packets(single));
    }

    /** Another decoder may make something of it. */
    @ParameterizedTest
    @ValueSource(strings = {"between(n\\,100\\,119)", "gte(n\\,141)", "lt(n\\,141)"})
    void copiedSoundKeepsThePacketsThatCannotBeDecoded(String spoilt) throws Exception {
        Path source = folder.resolve("spoilt.mp4");
        Clips.run(
                List.of(("-v error -i file:" + Clips.constantRate() + " -c copy -bsf:a noise=amount=" + spoilt
                                + " file:" + source)
                        .split(" ")),
                null);
        Path film = join(source, Map.of("mode", "copy"), "mp4");
        assertThat(packets(film)).isEqualTo(packets(source));
        assertThat(tracks(film)).extracting(Profile.AudioTrack::seconds).isEqualTo(seconds(source));
    }

    private static List<Double> seconds(Path film) {
        return tracks(film).stream().map(Profile.AudioTrack::seconds).toList();
    }

    private Path join(Path source, Map<String, Object> audio, String container) throws Exception {
        Plan plan = Farm.plan(source, RecipeExamples.withSound(audio, container));
        List<Path> sound = new ArrayList<>();
        for (Lane lane : plan.sound()) {
            sound.add(Farm.sound(plan, source, lane, folder.resolve("sound-" + lane.index())));
        }
        Path target = folder.resolve("film." + container);
        try (Join join =
                new FfmpegJoiner(Clips.tools()).begin(plan, source, sound, new Targets(List.of(target), List.of()))) {
            for (Interval interval : Farm.pieces(plan.video())) {
                join.append(Farm.encode(plan, source, interval, folder.resolve(interval.from() + ".mp4")));
            }
            join.finish();
        }
        return target;
    }

    private static List<Profile.AudioTrack> tracks(Path film) {
        return ((Understood) new FfmpegProber(Clips.tools()).probe(film))
                .profile()
                .audio();
    }

    private static Path twoTracks() throws Exception {
        return Clips.clip(
                "two-tracks.mkv",
                "-f lavfi -i testsrc2=s=192x108:r=25:d=2 -f lavfi -i anoisesrc=r=48000:seed=1:d=2"
                        + " -f lavfi -i anoisesrc=r=48000:seed=2:d=2 -map 0 -map 1 -map 2 " + Clips.X264
                        + "-c:a flac -sample_fmt s16 -ac 2 -metadata:s:a:0 language=ger -metadata:s:a:0 title=Hauptton"
                        + " -metadata:s:a:1 language=eng -metadata:s:a:1 title=Director's=commentary"
                        + " -disposition:a:0 default -disposition:a:1 comment+forced");
    }

    /** Time and digest of every packet, as a player that honours the container sees them. */
    private static List<String> packets(Path file) throws Exception {
        String command = "-v error -copyts -i file:" + file + " -map 0:a -c copy -f framemd5 -";
        return new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
