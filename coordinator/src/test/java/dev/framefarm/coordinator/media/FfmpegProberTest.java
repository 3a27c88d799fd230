package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.engine.Prober.Refused;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Scan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProberTest {
    private final FfmpegProber prober = new FfmpegProber(Clips.tools());

    @TempDir
    Path folder;

    @Test
    void constantRateWithReorderedFrames() throws Exception {
        Understood film = understood(Clips.constantRate());
        Profile.VideoTrack video = film.profile().video();
        assertThat(film.profile().demuxer()).isEqualTo("mov");
        assertThat(film.profile().startMicros()).isZero();
        assertThat(film.timeline().frames()).isEqualTo(150);
        assertThat(film.timeline().timeBase()).isEqualTo(new Fraction(1, 12_800));
        assertThat(film.timeline().time(1)).isEqualTo(512);
        assertThat(film.timeline().end()).isEqualTo(150 * 512);
        assertThat(film.timeline().keys()).containsExactly(0, 50, 100);
        assertThat(video.earliest()).isNegative();
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.frameRate()).isEqualTo(new Fraction(25, 1));
        assertThat(video.sampleAspect()).isEqualTo(new Fraction(1, 1));
        assertThat(video.bitDepth()).isEqualTo(8);
        assertThat(video.colour().primaries()).isEqualTo(Colour.UNSPECIFIED.primaries());
        assertThat(film.profile().remarks()).isEmpty();
    }

    @Test
    void soundIsWhatIsHeard() throws Exception {
        Profile.AudioTrack sound =
                understood(Clips.constantRate()).profile().audio().get(0);
        assertThat(sound.codec()).isEqualTo("aac");
        assertThat(sound.sampleRate()).isEqualTo(48_000);
        assertThat(sound.format()).isEqualTo(new Profile.SoundFormat("aac", 48_000, 1, Optional.of("mono"), 24));
        assertThat(sound.firstSample()).isZero();
        assertThat(sound.earliest()).isEqualTo(-1024);
        assertThat(sound.hidesStart()).isTrue();
        assertThat(sound.seconds()).isBetween(5.99, 6.03);
        assertThat(sound.language()).isEqualTo(Language.UNDETERMINED);
    }

    @Test
    void variableRateKeepsEveryTime() throws Exception {
        Understood film = understood(Clips.variableRate());
        long[] times = film.timeline().times(new Interval(0, 6));
        assertThat(Arrays.stream(times).map(time -> time / 1500)).containsExactly(0L, 2L, 5L, 7L, 11L, 13L);
        assertThat(film.timeline().timeBase()).isEqualTo(new Fraction(1, 90_000));
    }

    @Test
    void transportStreamsBeginWhereTheyBegin() throws Exception {
        Understood film = understood(Clips.transportStream());
        assertThat(film.profile().demuxer()).isEqualTo("mpegts");
        assertThat(film.profile().startMicros()).isPositive();
        assertThat(film.timeline().frames()).isEqualTo(150);
        assertThat(film.timeline().keys()).hasSize(6);
    }

    @Test
    void framesHiddenByAnEditListDoNotCount() throws Exception {
        Understood film = understood(Clips.editList());
        assertThat(film.timeline().frames()).isBetween(114, 117);
        assertThat(film.timeline().time(0)).isNotNegative();
        assertThat(film.profile().video().earliest()).isLessThan(film.timeline().time(0) - 10 * 512);
    }

    @Test
    void oneKeyframeIsEnough() throws Exception {
        assertThat(understood(Clips.oneKeyframe()).timeline().keys()).containsExactly(0);
    }

    @Test
    void theOrderOfFieldsIsSeen() throws Exception {
        assertThat(understood(Clips.interlaced("tff")).profile().video().scan()).isEqualTo(Scan.TOP_FIRST);
        assertThat(understood(Clips.interlaced("bff")).profile().video().scan()).isEqualTo(Scan.BOTTOM_FIRST);
        assertThat(understood(Clips.constantRate()).profile().video().scan()).isEqualTo(Scan.PROGRESSIVE);
    }

    @Test
    void rotationIsSeen() throws Exception {
        assertThat(understood(Clips.rotated()).profile().video().rotation()).isEqualTo(90);
    }

    @Test
    void timesThatStartAnewAreRefused() throws Exception {
        PictureIndex index = new PictureIndex("mpeg4");
        for (int time : new int[] {0, 40, 80, 0, 40}) {
            index.add(new PacketLine("stream_index=0|pts=" + time + "|dts=" + time + "|duration=40|flags=K__"));
        }
        assertThatThrownBy(() -> index.demandTimes(new Fraction(1, 1000)))
                .hasMessageStartingWith("The times in the file start anew in the middle");
    }

    @Test
    void picturesOnlyToReferToAreNoFrames() throws Exception {
        PictureIndex index = new PictureIndex("vp9");
        for (String line : List.of("0|flags=K__", "41|flags=___", "42|flags=___", "84|flags=___", "84|flags=___")) {
            index.add(new PacketLine("stream_index=0|duration=41|pts=" + line));
        }
        assertThat(index.isDoubtful()).isTrue();
        assertThat(index.timeline(new Fraction(1, 1000)).times(new Interval(0, 3)))
                .containsExactly(0, 42, 84);
    }

    @Test
    void mirroringIsSeen() throws Exception {
        Profile.VideoTrack video = understood(Clips.mirrored()).profile().video();
        assertThat(video.mirrored()).isTrue();
        assertThat(video.rotation()).isEqualTo(30);
    }

    @Test
    void aBareStreamIsTimedByItsDeclaredRate() throws Exception {
        Understood film = understood(Clips.bareStream());
        assertThat(film.timeline().frames()).isEqualTo(180);
        assertThat(film.timeline().rate()).isCloseTo(30, within(0.01));
        assertThat(film.profile().remarks())
                .containsExactly("The file is a bare stream without times; its frames are shown at the declared rate of"
                        + " 30.000 a second.");
    }

    @Test
    void aGifIsAFilmWhenItMoves() throws Exception {
        assertThat(understood(Clips.clip("moves.gif", Clips.PICTURES + "-frames:v 20"))
                        .timeline()
                        .frames())
                .isEqualTo(20);
        assertRefused(
                Clips.clip("stands.gif", Clips.PICTURES + "-frames:v 1"),
                "PICTURE",
                "The file is a single picture; a film needs a video track.");
    }

    @Test
    void coloursDepthAndLanguagesAreSeen() throws Exception {
        Path clip = Clips.clip(
                "hdr.mkv",
                "-f lavfi -i testsrc2=s=192x108:d=1 -f lavfi -i sine=d=1 -c:v libx264 -pix_fmt yuv420p10le"
                        + " -vf setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv"
                        + " -c:a libopus -metadata:s:a:0 language=ger");
        Profile profile = understood(clip).profile();
        assertThat(profile.video().colour())
                .isEqualTo(new Colour(9, 16, 9, false, 1, Optional.empty(), Optional.empty()));
        assertThat(profile.video().bitDepth()).isEqualTo(10);
        assertThat(profile.audio().get(0).labels().language()).hasValue("ger");
    }

    @Test
    void saysWhatWillBeDropped() throws Exception {
        Path words = Files.writeString(folder.resolve("a.srt"), "1\n00:00:00,000 --> 00:00:01,000\nHello\n");
        Path clip = folder.resolve("more.mkv");
        Clips.run(
                List.of(("-v error -i " + Clips.constantRate() + " -i " + words + " -map 0:v -map 0:v -map 1:s -c copy "
                                + clip)
                        .split(" ")),
                null);
        assertThat(understood(clip).profile().remarks()).containsExactly("The further video of stream 1 is dropped.");
    }

    @Test
    void ofABroadcastOneProgrammeIsTaken() throws Exception {
        String late = " -itsoffset 20000";
        String silence = " -f lavfi -i anullsrc=cl=mono:d=1";
        Path clip = Clips.clip(
                "programmes.ts",
                late + " -f lavfi -i testsrc2=s=192x108:d=1" + late + silence + " -f lavfi -i testsrc=s=192x108:d=1"
                        + silence + " -map 0:v -map 1:a -map 2:v -map 3:a -c:v mpeg2video -c:a mp2"
                        + " -program st=0:st=1 -program st=2:st=3");
        Profile film = understood(clip).profile();
        assertThat(film.audio()).extracting(Profile.AudioTrack::stream).containsExactly(1);
        assertThat(film.startMicros()).isGreaterThan(20_000_000_000L);
        assertThat(film.startMicros() - film.lateMicros()).isLessThan(10_000_000);
        assertThat(film.seconds()).isLessThan(2);
        assertThat(film.remarks())
                .containsExactly("The file holds several programmes of a broadcast,"
                        + " each with a clock of its own; the first one with pictures or sound to render is taken, and"
                        + " what belongs to others only (streams 2, 3) is dropped.");
        Understood sound = (Understood) prober.listen(clip);
        assertThat(sound.profile().audio())
                .extracting(Profile.AudioTrack::stream)
                .containsExactly(1);
    }

    @Test
    void saysWhenTheFileWasCutShort() throws Exception {
        byte[] whole = Files.readAllBytes(
                Clips.clip("faststart.mp4", "-i file:" + Clips.constantRate() + " -c copy -movflags +faststart"));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));
        Understood film = understood(cut);
        assertThat(film.timeline().frames()).isBetween(50, 100);
        assertThat(film.profile().remarks())
                .anyMatch(remark -> remark.startsWith("The file was cut short: it promises 6.0 s and holds"));
    }

    @Test
    void awkwardNamesAreOnlyNames() throws Exception {
        for (String name : new String[] {"-y.mp4", "a%d.mp4", "http:a.mp4", "a'b \"c.mp4"}) {
            Path copy = Files.copy(Clips.constantRate(), folder.resolve(name));
            assertThat(understood(copy).timeline().frames()).isEqualTo(150);
        }
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertRefused(file(""), "EMPTY", "The file is empty; copy it again.");
    }

    @Test
    void refusesAFolder() {
        assertRefused(folder, "DIRECTORY", "This is a folder, not a file; name the film in it.");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(
                folder.resolve("none"), "UNREADABLE", "The file cannot be read; check that it exists and may be read.");
    }

    @Test
    void refusesAPlaylistThatCallsItselfAFilm() throws Exception {
        assertRefused(
                file("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
                "PLAYLIST",
                "The file is a playlist that points to other files; submit the film it points to.");
    }

    @Test
    void refusesAnErrorPage() throws Exception {
        assertRefused(
                file("<!DOCTYPE html><html>404</html>"),
                "TEXT",
                "The file is text, not a film; a download may have stored an error page in its place.");
    }

    @Test
    void refusesAFilmWhoseDownloadBrokeOff() throws Exception {
        byte[] whole = Files.readAllBytes(Clips.constantRate());
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(cut, "INCOMPLETE", "The file is incomplete: its index (moov) is missing; copy it again.");
    }

    @Test
    void refusesSoundWithACover() throws Exception {
        Path clip = Clips.clip("sound.mp4", "-f lavfi -i sine=d=1 -c:a aac");
        assertRefused(
                clip,
                "AUDIO_ONLY",
                "The file holds sound only, and the recipe is for films; take one for sound alone, such as podcast.");
    }

    @Test
    void refusesACodecThatWasNeverTried() throws Exception {
        Path clip = Clips.clip("roq.mkv", "-f lavfi -i testsrc2=s=192x108:d=1 -c:v speedhq -pix_fmt yuv420p -f nut");
        assertRefused(
                clip,
                "UNSUPPORTED_CODEC",
                "A track of the file is in the codec speedhq, which this farm does not decode; convert it, or leave the"
                        + " track out.");
    }

    @Test
    void refusesRubbishWithAFilmsFirstBytes() throws Exception {
        assertRefused(
                file("\u001aE\u00df\u00a3 this is no film at all"),
                "DAMAGED",
                "The file begins like a film but cannot be read; it is damaged or incomplete.");
    }

    private Path file(String text) throws Exception {
        return Files.write(folder.resolve("film.mp4"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Understood understood(Path source) {
        assertThat(prober.probe(source)).isInstanceOf(Understood.class);
        return (Understood) prober.probe(source);
    }

    private void assertRefused(Path source, String code, String reason) {
        assertThat(prober.probe(source)).isEqualTo(new Refused(code, reason));
    }
}
