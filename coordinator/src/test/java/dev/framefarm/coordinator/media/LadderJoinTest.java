package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Inspector.Measured;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.Fragment;
import dev.framefarm.coordinator.packaging.HlsMaster;
import dev.framefarm.coordinator.packaging.HlsMedia;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.plan.FilmNames;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import dev.framefarm.coordinator.verify.FilmJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several renditions from one delivery, joined into a film each, and packaged. */
class LadderJoinTest {
    private static final int MANY = 10_000;
    private static final Pattern RANGE = Pattern.compile("#EXT-X-BYTERANGE:(\\d+)@(\\d+)");

    @TempDir
    static Path folder;

    private static Path source;
    private static Plan plan;
    private static List<Path> films;
    private static List<Track> tracks;

    @BeforeAll
    static void render() throws Exception {
        source = Clips.constantRate();
        plan = Farm.plan(source, RecipeExamples.ladder("", "height=72", "height=72 codec=hevc"));
        List<Path> streams = FilmNames.labels(plan).stream()
                .map(label -> folder.resolve("video-" + label + ".mp4.grown"))
                .toList();
        films = Farm.films(plan, source, folder, streams);
        tracks = Farm.packaged(plan, source, folder, streams);
    }

    @Test
    void aDeliveryIsMeasuredTrackByTrack() throws Exception {
        List<Interval> pieces = Farm.pieces(plan.video());
        Measured first = measured(folder.resolve(pieces.get(0).from() + ".mp4"));
        Measured later = measured(folder.resolve(pieces.get(2).from() + ".mp4"));
        long[] expected = WorkOrder.expectedTimes(plan, plan.video(), pieces.get(2));
        assertThat(later.others()).extracting(Measured::codec).containsExactly("h264", "hevc");
        assertThat(later.others()).extracting(Measured::fault).containsOnly("");
        assertThat(later.times()).isEqualTo(expected);
        assertThat(later.others()).allSatisfy(track -> assertThat(track.times()).isEqualTo(expected));
        assertThat(later.header()).isEqualTo(first.header());
    }

    @Test
    void everyRenditionShowsEveryFrameAtItsTime() throws Exception {
        long[] expected = WorkOrder.filmTimes(plan);
        assertThat(films)
                .extracting(film -> film.getFileName().toString())
                .containsExactly("108p-h264.mp4", "72p-h264.mp4", "72p-hevc.mp4");
        for (Path film : films) {
            Measured measured = measured(film);
            assertThat(FilmJudge.fault(
                            ((Encode.Video) plan.video().encode()).timing().outputTimeBase(),
                            expected,
                            measured.timeBase(),
                            measured.times()))
                    .isEmpty();
            assertThat(measured.fault()).isEmpty();
            Understood found = (Understood) new FfmpegProber(Clips.tools()).probe(film);
            assertThat(found.timeline().keys()).containsExactly(0, 25, 50, 75, 100, 125);
            assertThat(found.profile().audio()).hasSize(1);
        }
    }

    @Test
    void fragmentsOfAllRenditionsBeginTogether() {
        List<Double> first = begins(tracks.get(0));
        assertThat(first).hasSize(6);
        assertThat(begins(tracks.get(1))).isEqualTo(first);
        assertThat(begins(tracks.get(2))).isEqualTo(first);
    }

    private static List<Double> begins(Track track) {
        return track.fragments().stream()
                .map(Fragment::time)
                .map(time -> (double) (time - track.fragments().get(0).time()) / track.timescale())
                .toList();
    }

    @Test
    void playlistsNameEveryByteOfTheirFiles() throws Exception {
        for (Track track : tracks) {
            byte[] file = Files.readAllBytes(folder.resolve(track.file()));
            Matcher range = RANGE.matcher(HlsMedia.playlist(track));
            long end = track.index().offset() + track.index().bytes();
            while (range.find()) {
                assertThat(Long.parseLong(range.group(2))).isEqualTo(end);
                assertThat(type(file, end)).isEqualTo("moof");
                end += Long.parseLong(range.group(1));
            }
            assertThat(end).isEqualTo(file.length);
        }
    }

    @Test
    void playersFindEveryFrameOfEveryRendition() throws Exception {
        Path master = Files.writeString(folder.resolve("master.m3u8"), HlsMaster.playlist(tracks, List.of()));
        for (Track track : tracks) {
            Files.writeString(folder.resolve(HlsMaster.playlistName(track)), HlsMedia.playlist(track));
        }
        Path manifest = Files.writeString(folder.resolve("manifest.mpd"), DashManifest.of(tracks, List.of()));
        List<Long> wanted = Players.times(source, "mp4");
        for (int rendition = 0; rendition < films.size(); rendition++) {
            assertThat(Players.times(master, "hls", rendition)).isEqualTo(wanted);
            assertThat(Players.times(manifest, "dash", rendition)).isEqualTo(wanted);
        }
    }

    @Test
    void playersMayChangeBetweenRenditionsOfOneCodec() {
        assertThat(tracks).extracting(Track::codecs).satisfies(codecs -> {
            assertThat(codecs.get(1)).startsWith("avc1.");
            assertThat(codecs.get(2)).startsWith("hvc1.1.");
            assertThat(codecs.get(3)).isEqualTo("mp4a.40.2");
        });
        List<String> sets = Arrays.stream(DashManifest.of(tracks, List.of()).split("<AdaptationSet"))
                .skip(1)
                .toList();
        assertThat(sets).hasSize(3);
        assertThat(sets.get(0)).contains("height=\"108\"", "height=\"72\"");
        assertThat(sets.get(1)).contains("hvc1");
        List<String> lines =
                new ArrayList<>(HlsMaster.playlist(tracks, List.of()).lines().toList());
        lines.removeIf(line -> !line.startsWith("#EXT-X-STREAM-INF"));
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).contains("AUDIO=\"sound\""));
    }

    private static Measured measured(Path file) throws Exception {
        return new FfmpegInspector(Clips.tools()).measure(file, Depth.KEYFRAMES, MANY);
    }

    private static String type(byte[] file, long at) {
        return new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
    }
}
