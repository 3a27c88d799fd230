package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Packager.Target;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.Fragment;
import dev.framefarm.coordinator.packaging.HlsMaster;
import dev.framefarm.coordinator.packaging.HlsMedia;
import dev.framefarm.coordinator.packaging.Track;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegPackagerTest {
    @TempDir
    private Path folder;

    @Test
    void everyFragmentIsWhereTheTextsSay() throws Exception {
        for (Track track : split(Clips.constantRate())) {
            byte[] file = Files.readAllBytes(folder.resolve(track.file()));
            assertThat(type(file, track.index().offset())).isEqualTo("sidx");
            long end = track.index().offset() + track.index().bytes();
            long time = 0;
            for (Fragment fragment : track.fragments()) {
                assertThat(fragment.offset()).isEqualTo(end);
                assertThat(type(file, fragment.offset())).isEqualTo("moof");
                assertThat(fragment.time()).isEqualTo(time);
                assertThat(fragment.keyBytes()).isPositive();
                end = fragment.offset() + fragment.bytes();
                time += fragment.duration();
            }
            assertThat(track.seconds()).isBetween(5.99, 6.1);
        }
    }

    @Test
    void playersFindEveryFrame() throws Exception {
        Path source = Clips.constantRate();
        List<Track> tracks = split(source);
        Path master = write("master.m3u8", HlsMaster.playlist(tracks));
        for (Track track : tracks) {
            write(HlsMaster.playlistName(track), HlsMedia.playlist(track));
        }
        Path manifest = write("manifest.mpd", DashManifest.of(tracks));

        List<Long> wanted = times(source, "mp4");
        assertThat(wanted).hasSize(150);
        assertThat(times(master, "hls")).isEqualTo(wanted);
        assertThat(times(manifest, "dash")).isEqualTo(wanted);
    }

    @Test
    void keyPicturesDecodeByThemselves() throws Exception {
        Track pictures = split(Clips.constantRate()).get(0);
        byte[] file = Files.readAllBytes(folder.resolve(pictures.file()));
        for (Fragment fragment : pictures.fragments()) {
            byte[] header = Arrays.copyOf(file, (int) pictures.header().bytes());
            byte[] key =
                    Arrays.copyOfRange(file, (int) fragment.offset(), (int) (fragment.offset() + fragment.keyBytes()));
            byte[] alone = Arrays.copyOf(header, header.length + key.length);
            System.arraycopy(key, 0, alone, header.length, key.length);
            assertThat(Clips.frames("-f mp4 -i pipe:0", alone, "1/1000", "")).hasSize(1);
        }
    }

    @Test
    void codecsHaveTheNamesThatPlayersKnow() throws Exception {
        List<Track> tracks = split(Clips.constantRate());
        assertThat(tracks).extracting(Track::codecs).element(0).asString().matches("avc1\\.[0-9a-f]{6}");
        assertThat(tracks.get(0).kind()).isEqualTo(new Track.Pictures(192, 108, 25));
        Path hevc = Clips.clip("hevc.mp4", "-i file:" + Clips.openGopHevc() + " -c copy -tag:v hvc1");
        assertThat(split(hevc).get(0).codecs()).matches("hvc1\\.1\\.6\\.L\\d+(\\.[0-9a-f]+)*");
    }

    private List<Track> split(Path film) throws Exception {
        Plan plan = Farm.plan(film, Container.MP4);
        List<Target> targets = new ArrayList<>(List.of(new Target("video.mp4", folder.resolve("video.mp4"))));
        for (int i = 1; i <= plan.heard().size(); i++) {
            targets.add(new Target("sound-" + i + ".mp4", folder.resolve("sound-" + i + ".mp4")));
        }
        return new FfmpegPackager(Clips.tools()).split(plan, film, targets);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String type(byte[] file, long at) {
        return new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    /** Presentation times of the pictures in milliseconds, as a player of that format gets them, in order. */
    private static List<Long> times(Path file, String demuxer) throws Exception {
        String command = "-v error -copyts -protocol_whitelist file,crypto,data -f " + demuxer + " -i "
                + file.toAbsolutePath() + " -map 0:v:0 -c copy -f framemd5 -";
        List<String> lines = new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String base = lines.stream()
                .filter(line -> line.startsWith("#tb 0:"))
                .findFirst()
                .orElseThrow();
        Fraction tick = Fraction.parse(base.substring("#tb 0:".length()));
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Long.valueOf(line.split(",", -1)[2].strip()))
                .map(time -> tick.rescale(time, new Fraction(1, 1000)))
                .sorted()
                .toList();
    }
}
