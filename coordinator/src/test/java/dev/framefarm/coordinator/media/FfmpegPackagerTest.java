package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.engine.Packager.Stills;
import dev.framefarm.coordinator.engine.Packager.Target;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.packaging.ByteRange;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.Fragment;
import dev.framefarm.coordinator.packaging.HlsMaster;
import dev.framefarm.coordinator.packaging.HlsMedia;
import dev.framefarm.coordinator.packaging.Preview;
import dev.framefarm.coordinator.packaging.Segment;
import dev.framefarm.coordinator.packaging.Sheet;
import dev.framefarm.coordinator.packaging.Track;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegPackagerTest {
    @TempDir
    private Path folder;

    @Test
    void everyFragmentIsWhereTheTextsSay() throws Exception {
        for (Track track : split(Clips.constantRate())) {
            byte[] file = Files.readAllBytes(folder.resolve(track.file()));
            assertThat(type(file, track.header().bytes())).isEqualTo("free");
            assertThat(type(file, track.index().offset())).isEqualTo("sidx");
            assertThat(segments(file, track)).isEqualTo(Segment.of(track));
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

    /** As the index in the file says. */
    private static List<Segment> segments(byte[] file, Track track) {
        ByteBuffer index = ByteBuffer.wrap(
                file, (int) track.index().offset(), (int) track.index().bytes());
        index.position(index.position() + 16);
        long timescale = index.getInt();
        index.position(index.position() + 18);
        int count = index.getShort();
        long from = track.index().offset() + track.index().bytes();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int bytes = index.getInt();
            int ticks = index.getInt();
            assertThat(index.getInt()).isEqualTo(0x9000_0000);
            segments.add(new Segment(new ByteRange(from, bytes), ticks, (double) ticks / timescale));
            from += bytes;
        }
        return segments;
    }

    @Test
    void playersFindEveryFrame() throws Exception {
        Path source = Clips.constantRate();
        List<Track> tracks = split(source);
        Path master = write("master.m3u8", HlsMaster.playlist(tracks, List.of()));
        for (Track track : tracks) {
            write(HlsMaster.playlistName(track), HlsMedia.playlist(track));
        }
        Path manifest = write("manifest.mpd", DashManifest.of(tracks, List.of()));

        List<Long> wanted = Players.times(source, "mp4");
        assertThat(wanted).hasSize(150);
        assertThat(Players.times(master, "hls")).isEqualTo(wanted);
        assertThat(Players.times(manifest, "dash")).isEqualTo(wanted);
    }

    /** Browsers put a track where its fragments say, whatever an edit list adds. */
    @Test
    void lateTracksAreLateInTheirFragments() throws Exception {
        String both =
                "-i file:" + Clips.constantRate() + " -itsoffset 1.5 -i file:" + Clips.constantRate() + " -c copy ";
        List<Track> lateSound = split(Clips.clip("late-sound.mp4", both + "-map 0:v -map 1:a"));
        assertThat(beginnings(lateSound)).containsExactly(0.0, 1.5);
        List<Track> latePictures = split(Clips.clip("late-pictures.mp4", both + "-map 1:v -map 0:a"));
        assertThat(beginnings(latePictures)).containsExactly(1.5, 0.0);
    }

    private static List<Double> beginnings(List<Track> tracks) {
        return tracks.stream()
                .map(track -> (double) track.fragments().get(0).time() / track.timescale())
                .map(seconds -> Math.round(seconds * 10) / 10.0)
                .toList();
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
        Colour unsaid = new Colour(2, 2, 2, false, 1, Optional.empty(), Optional.empty());
        assertThat(tracks.get(0).kind()).isEqualTo(new Track.Pictures(192, 108, 25, unsaid));
        Path hevc = Clips.clip("hevc.mp4", "-i file:" + Clips.openGopHevc() + " -c copy -tag:v hvc1");
        assertThat(split(hevc).get(0).codecs()).matches("hvc1\\.1\\.6\\.L\\d+(\\.[0-9a-f]+)*");
    }

    @Test
    void aHighDynamicRangeIsSaid() throws Exception {
        Path film = Clips.clip(
                "pq.mp4",
                "-i file:" + Clips.openGopHevc() + " -c copy -tag:v hvc1 -bsf:v hevc_metadata=colour_primaries=9"
                        + ":transfer_characteristics=16:matrix_coefficients=9");
        List<Track> tracks = split(film);
        assertThat(HlsMaster.playlist(tracks, List.of())).contains(",VIDEO-RANGE=PQ\n");
        Path manifest = write("manifest.mpd", DashManifest.of(tracks, List.of()));
        assertThat(manifest).content().contains("TransferCharacteristics\" value=\"16\"");
        assertThat(Players.times(manifest, "dash")).isNotEmpty();
    }

    /** The film grows brighter, which tells when a picture was taken. */
    @Test
    void stillsShowTheKeyframesThatWereChosen() throws Exception {
        Path film = Clips.clip(
                "grey.mp4",
                "-f lavfi -i color=s=192x108:r=25:d=12,geq=lum=16+T*18:cb=128:cr=128 -c:v libx264 -g 50 -pix_fmt yuv420p"
                        + " -x264-params scenecut=0");
        Sheet sheet = Sheet.of(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), 12, 192.0 / 108);
        assertThat(sheet.times()).containsExactly(0.0, 6.0);
        Stills stills = new Stills(sheet, target("sheet.jpg"), 2, target("poster.jpg"), Optional.empty());
        new FfmpegPackager(Clips.tools()).stills(film, stills);
        assertThat(grey("sheet.jpg", "crop=160:90:0:0")).isCloseTo(0, within(8));
        assertThat(grey("sheet.jpg", "crop=160:90:160:0")).isCloseTo(6 * 18 * 255 / 219, within(8));
        assertThat(grey("poster.jpg", "crop=192:108:0:0")).isCloseTo(2 * 18 * 255 / 219, within(8));
    }

    @Test
    void aPreviewShowsStretchesFromAllOverTheFilm() throws Exception {
        Path film = Clips.clip(
                "brighter.mp4",
                "-f lavfi -i color=s=192x108:r=25:d=12,geq=lum=16+T*18:cb=128:cr=128 -c:v libx264 -g 50 -pix_fmt yuv420p"
                        + " -x264-params scenecut=0");
        Preview preview = Preview.of(12, 192.0 / 108, Optional.empty());
        assertThat(preview.times()).containsExactly(0.5, 2.5, 4.5, 6.5, 8.5, 10.5);
        new FfmpegPackager(Clips.tools()).preview(film, preview, target("preview.webp"));
        Animation animation = animation("preview.webp");
        assertThat(animation.width()).isEqualTo(320);
        assertThat(animation.height()).isEqualTo(180);
        assertThat(animation.milliseconds())
                .as("each stretch shows its last picture too")
                .isBetween(6000, 6600);
    }

    @Test
    void aPreviewOfOnePictureIsThatPicture() throws Exception {
        Path film = Clips.clip("one.mp4", "-f lavfi -i testsrc2=s=108x192:r=25:d=0.04 -c:v libx264 -pix_fmt yuv420p");
        new FfmpegPackager(Clips.tools())
                .preview(film, Preview.of(0.04, 108.0 / 192, Optional.empty()), target("one.webp"));
        assertThat(animation("one.webp").height()).isEqualTo(568);
    }

    private record Animation(int width, int height, int milliseconds) {}

    /** As the container says (RFC 9649): the size in VP8X, or in the one picture's own frame; a duration for each picture. */
    private Animation animation(String name) throws Exception {
        byte[] file = Files.readAllBytes(folder.resolve(name));
        ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(12);
        int width = 0;
        int height = 0;
        int milliseconds = 0;
        while (chunks.remaining() >= 8) {
            int at = chunks.position();
            String type = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("VP8X")) {
                width = 1 + (chunks.getInt(at + 12) & 0xffffff);
                height = 1 + (chunks.getInt(at + 15) & 0xffffff);
            } else if (type.equals("VP8 ")) {
                width = chunks.getShort(at + 14);
                height = chunks.getShort(at + 16);
            }
            milliseconds += type.equals("ANMF") ? chunks.getInt(at + 20) & 0xffffff : 0;
            int length = chunks.getInt(at + 4);
            chunks.position(Math.min(chunks.limit(), at + 8 + length + length % 2));
        }
        return new Animation(width, height, milliseconds);
    }

    /** Red has a brightness of 76 in the colours that viewers take pictures for, and of 54 in those of BT.709. */
    @ParameterizedTest
    @CsvSource({"bt709, tv, 192, 1/1", "bt709, pc, 192, 1/1", "bt601, tv, 192, 1/1", "bt601, tv, 273, 64/45"})
    void picturesHaveTheColoursAndTheShapeOfTheFilm(String matrix, String range, int width, String aspect)
            throws Exception {
        show(red(matrix, range, aspect), width / 108.0, Optional.empty());
        assertThat(brightness("poster.jpg")).isCloseTo(76, within(2));
        assertThat(brightness("sheet.jpg")).isCloseTo(76, within(2));
        assertThat(brightness("preview.webp")).as("in the narrow range").isCloseTo(81, within(2));
        assertThat(size("poster.jpg")).isEqualTo(width + "x108 1:1");
    }

    /** A thousand candelas, the brightest of a usual film, have three quarters of what PQ can tell. */
    @Test
    void whatIsBrightestInAHighRangeIsWhite() throws Exception {
        show(bright(), 273 / 108.0, Treatment.ToneMapping.of(new Colour(9, 16, 9, false)));
        assertThat(brightness("poster.jpg")).isCloseTo(255, within(2));
        assertThat(brightness("sheet.jpg")).isCloseTo(255, within(2));
        assertThat(brightness("preview.webp")).as("in the narrow range").isCloseTo(235, within(2));
        assertThat(size("poster.jpg")).isEqualTo("273x108 1:1");
    }

    @Test
    void whatCannotBeMappedIsShownAsItIs() throws Exception {
        Colour nonsense = new Colour(9, 16, 0, false);
        show(bright(), 273 / 108.0, Optional.of(new Treatment.ToneMapping(nonsense, 10)));
        assertThat(brightness("poster.jpg")).isCloseTo((723 - 64) * 255 / 876, within(2));
        assertThat(animation("preview.webp").width()).isEqualTo(320);
    }

    private static Path bright() throws Exception {
        return Clips.clip(
                "bright.mp4",
                "-f lavfi -i color=s=192x108:r=25:d=0.04,format=yuv420p10,geq=lum=723:cb=512:cr=512,setsar=64/45"
                        + ",setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv"
                        + " -c:v libx265 -x265-params log-level=none");
    }

    private void show(Path film, double shape, Optional<Treatment.ToneMapping> tones) throws Exception {
        Sheet sheet = Sheet.of(List.of(0.0), 0.04, shape);
        FfmpegPackager packager = new FfmpegPackager(Clips.tools());
        packager.stills(film, new Stills(sheet, target("sheet.jpg"), 0, target("poster.jpg"), tones));
        packager.preview(film, Preview.of(0.04, shape, tones), target("preview.webp"));
    }

    private static Path red(String matrix, String range, String aspect) throws Exception {
        String tagged = matrix.equals("bt709") ? "bt709" : "smpte170m";
        return Clips.clip(
                "red-" + matrix + range + aspect.replace('/', '-') + ".mp4",
                "-f lavfi -i color=red:s=192x108:r=25:d=0.04 -vf scale=out_color_matrix=" + matrix + ":out_range="
                        + range + ",format=" + (range.equals("pc") ? "yuvj420p" : "yuv420p") + ",setparams=colorspace="
                        + tagged + ":range=" + range + ",setsar=" + aspect + " -c:v libx264");
    }

    /** Of the first sample. */
    private int brightness(String file) throws Exception {
        String command = "-v error -i " + folder.resolve(file) + " -frames:v 1 -f rawvideo -";
        return Clips.run(List.of(command.split(" ")), null)[0] & 0xff;
    }

    /** As FFmpeg says it of the stream. */
    private String size(String file) throws Exception {
        String command = "-v error -i " + folder.resolve(file) + " -c copy -f framemd5 -";
        String text = new String(Clips.run(List.of(command.split(" ")), null), StandardCharsets.UTF_8);
        String size = text.lines()
                .filter(line -> line.startsWith("#dimensions"))
                .findFirst()
                .orElseThrow();
        String aspect =
                text.lines().filter(line -> line.startsWith("#sar")).findFirst().orElseThrow();
        return size.replaceFirst(".*: ", "") + " "
                + aspect.replaceFirst(".*: ", "").replace('/', ':');
    }

    /** Of the middle of a part of a picture. */
    private int grey(String file, String part) throws Exception {
        String command = "-v error -i " + folder.resolve(file) + " -vf " + part
                + ",scale=1:1:out_range=pc,format=gray -f rawvideo -";
        return Clips.run(List.of(command.split(" ")), null)[0] & 0xff;
    }

    @Test
    void subtitlesBecomeWebVtt() throws Exception {
        Path words = Files.writeString(folder.resolve("words.srt"), "1\n00:00:01,500 --> 00:00:02,250\nHello\n");
        Path film = folder.resolve("words.mp4");
        String command = "-v error -i " + Clips.constantRate() + " -i " + words
                + " -map 0:v -map 1:s -c copy -c:s mov_text -y " + film;
        Clips.run(List.of(command.split(" ")), null);
        new FfmpegPackager(Clips.tools()).words(film, List.of(target("words-1.vtt")));
        assertThat(Files.readString(folder.resolve("words-1.vtt")))
                .isEqualTo("WEBVTT\n\n00:01.500 --> 00:02.250\nHello\n");
    }

    /** A film whose pictures are delivered as they are, in one piece. */
    private List<Track> split(Path film) throws Exception {
        Plan plan = Farm.plan(film, Container.MP4);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        String command = "-v error -y -copyts -i " + film + " -map 0:v -c copy -output_ts_offset "
                + plan.raisedSeconds() + " -video_track_timescale "
                + encode.timing().outputTimeBase().den()
                + " -movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont -use_editlist 0"
                + " -avoid_negative_ts disabled -f mp4 pipe:1";
        Path delivery = Files.write(folder.resolve("delivery.mp4"), Clips.run(List.of(command.split(" ")), null));
        List<Path> streams = List.of(folder.resolve("video.mp4.grown"));
        Joiner.Targets targets = new Joiner.Targets(List.of(folder.resolve("film.mp4")), streams);
        try (Joiner.Join join = new FfmpegJoiner(Clips.tools()).begin(plan, film, List.of(), targets)) {
            join.append(delivery);
            join.finish();
        }
        return Farm.packaged(plan, film, folder, streams);
    }

    private Target target(String name) {
        return new Target(name, folder.resolve(name));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String type(byte[] file, long at) {
        return new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
    }
}
