package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Denoising;
import dev.framefarm.agent.work.FieldOrder;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Rectangle;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real filters on pieces of a film, against one pass over the whole. */
class TreatedFilmTest {
    private static final int FRAMES = 75;
    private static final int PIECE = 25;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final String SHAPED = "scale=160:96:flags=bicubic,format=yuv420p";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void piecesAreDeinterlacedAsOnePassDoes(boolean everyField) {
        byte[] film = interlaced();
        Treatment.Deinterlacing deinterlacing = new Treatment.Deinterlacing(FieldOrder.TOP_FIRST, everyField);
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < FRAMES; from += PIECE) {
            Treatment treatment = seeing(1, from, Optional.of(deinterlacing), Optional.empty());
            pieces.addAll(frames(film, piece(from, treatment)));
        }
        String mode = everyField ? "send_field" : "send_frame";
        String onePass = "bwdif=mode=" + mode + ":parity=tff," + SHAPED;
        assertThat(pieces)
                .hasSize(everyField ? 2 * FRAMES : FRAMES)
                .isEqualTo(frames(film, onePass, everyField ? 25_600 : 12_800));
    }

    @Test
    void deliveredFieldsLieHalfWayBetweenFrames() throws Exception {
        Treatment.Deinterlacing deinterlacing = new Treatment.Deinterlacing(FieldOrder.TOP_FIRST, true);
        Treatment treatment = seeing(1, 50, Optional.of(deinterlacing), Optional.empty());
        byte[] delivery = TestMedia.ffmpeg(interlaced(), EncodeCommand.of(piece(50, treatment)));
        Path file = Files.write(folder.resolve("delivery.mp4"), delivery);
        List<Long> times = TestMedia.times(file);
        assertThat(times).hasSize(50).startsWith(2L * (12_800 + 50 * 512)).endsWith(2L * (12_800 + 74 * 512) + 512);
    }

    /** The filter never quite forgets, but nobody sees where it began. */
    @ParameterizedTest
    @CsvSource({"LIGHT,hqdn3d=2:1.5:3:2.5", "STRONG,hqdn3d=8:6:10:8"})
    void noiseIsTakenAwayAlmostAsOnePassDoes(Denoising denoising, String filter) {
        byte[] film = noisy();
        Treatment treatment = seeing(50, 100, Optional.empty(), Optional.of(denoising));
        byte[] piece = pictures(film, Filters.of(piece(100, treatment)));
        byte[] onePass = pictures(film, filter + ",trim=start=5," + SHAPED);
        assertThat(piece).hasSameSizeAs(onePass);
        assertThat(largestDifference(piece, onePass)).isLessThanOrEqualTo(1);
        byte[] untreated = pictures(film, "trim=start=5," + SHAPED);
        assertThat(largestDifference(untreated, onePass)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "90,false", "180,false", "270,false", "90,true"})
    void picturesAreTurnedAsPlayersDo(int rotation, boolean mirrored) {
        Path source = folder.resolve("turned.mp4");
        TestMedia.ffmpeg(("-y -f lavfi -i testsrc2=size=160x96:rate=25 -frames:v 5 -c:v libx264 -g 5 -threads 1 "
                        + "-video_track_timescale 12800 " + source)
                .split(" "));
        int width = rotation % 180 == 0 ? WIDTH : HEIGHT;
        int height = rotation % 180 == 0 ? HEIGHT : WIDTH;
        Treatment turned =
                new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), rotation, mirrored);
        VideoWork work = PicturesOf.frames(0, 5, width, height, turned, Framing.WHOLE);
        byte[] player = TestMedia.ffmpeg(("-display_rotation " + rotation + (mirrored ? " -display_hflip" : "") + " -i "
                        + source + " -f rawvideo pipe:1")
                .split(" "));
        byte[] ours = pictures(TestMedia.slice(source, PicturesOf.SHIFT, "v"), Filters.of(work));
        assertThat(ours).isEqualTo(player);
    }

    @Test
    void aPartOfThePictureLiesOnBlack() {
        Framing framing =
                new Framing(Optional.of(new Rectangle(80, 32, 80, 64)), Optional.of(new Rectangle(40, 0, 80, 96)));
        VideoWork work = PicturesOf.frames(0, 1, WIDTH, HEIGHT, Treatment.NONE, framing);
        byte[] ours = pictures(noisy(), Filters.of(work));
        byte[] part = pictures(noisy(), "trim=end_frame=1,crop=80:64:80:32,scale=80:96:flags=bicubic,format=yuv420p");
        for (int row = 0; row < HEIGHT; row++) {
            assertThat(ours[row * WIDTH + 39]).isEqualTo((byte) 16);
            assertThat(ours[row * WIDTH + 40]).isEqualTo(part[row * 80]);
            assertThat(ours[row * WIDTH + 119]).isEqualTo(part[row * 80 + 79]);
            assertThat(ours[row * WIDTH + 120]).isEqualTo((byte) 16);
        }
    }

    @Test
    void paperKeepsItsBrightnessAndLightAboveItIsCompressed() {
        assertThat(mapped(520)).as("light of 100 cd/m2").isBetween(120, 190);
        assertThat(mapped(723)).as("light of 1000 cd/m2").isBetween(225, 240);
        assertThat(mapped(64)).as("no light").isBetween(15, 17);
    }

    /** Of the brightness of a grey film in PQ, what it is in BT.709. */
    private int mapped(int grey) {
        byte[] film = TestMedia.ffmpeg(("-f lavfi -i color=size=160x96:rate=25,format=yuv420p10le,geq=lum=" + grey
                        + ":cb=512:cr=512 -frames:v 2 -c:v rawvideo -enc_time_base 1:12800 -f nut pipe:1")
                .split(" "));
        Treatment.ToneMapping mapping = new Treatment.ToneMapping(new Colour(9, 16, 9, false), 10);
        Treatment treatment = new Treatment(0, 0, Optional.empty(), Optional.empty(), Optional.of(mapping), 0, false);
        VideoWork work = PicturesOf.frames(-25, 1, WIDTH, HEIGHT, treatment, Framing.WHOLE);
        return pictures(film, Filters.of(work))[WIDTH * HEIGHT / 2] & 0xFF;
    }

    /** Fields from twice as many instants, the upper first. */
    private byte[] interlaced() {
        Path mp4 = folder.resolve("interlaced.mp4");
        if (!Files.exists(mp4)) {
            TestMedia.ffmpeg(
                    ("-y -f lavfi -i testsrc2=size=160x96:rate=50,tinterlace=interleave_top -frames:v " + FRAMES
                                    + " -c:v libx264 -preset superfast -g 25 -bf 2 -flags +ildct+ilme -x264-params tff=1"
                                    + " -threads 1 -video_track_timescale 12800 " + mp4)
                            .split(" "));
        }
        return TestMedia.slice(mp4, PicturesOf.SHIFT, "v");
    }

    private byte[] noisy() {
        Path mp4 = folder.resolve("noisy.mp4");
        if (!Files.exists(mp4)) {
            TestMedia.ffmpeg(
                    ("-y -f lavfi -i testsrc2=size=160x96:rate=25,noise=alls=12:allf=t:all_seed=1 -frames:v 125"
                                    + " -pix_fmt yuv420p -c:v libx264 -preset superfast -crf 8 -g 25 -threads 1"
                                    + " -video_track_timescale 12800 " + mp4)
                            .split(" "));
        }
        return TestMedia.slice(mp4, PicturesOf.SHIFT, "v");
    }

    /** Of the frames before and, where deinterlaced, behind the piece that begins there. */
    private static Treatment seeing(
            int before, int from, Optional<Treatment.Deinterlacing> deinterlacing, Optional<Denoising> denoising) {
        long behind = deinterlacing.isPresent() ? 1 : 0;
        return new Treatment(
                Math.max(0, from - before) * (long) PicturesOf.STEP,
                Math.min(Math.max(FRAMES, from + PIECE), from + PIECE + behind) * PicturesOf.STEP,
                deinterlacing,
                denoising,
                Optional.empty(),
                0,
                false);
    }

    private static VideoWork piece(int from, Treatment treatment) {
        return PicturesOf.frames(from, from + PIECE, WIDTH, HEIGHT, treatment, Framing.WHOLE);
    }

    private static List<String> frames(byte[] film, VideoWork work) {
        return frames(film, Filters.of(work), work.timeBase().denominator());
    }

    /** One line for each frame: when it is shown, and its digest. */
    private static List<String> frames(byte[] film, String filters, long timescale) {
        String text = new String(
                TestMedia.ffmpeg(film, run(filters, "-enc_time_base", "1:" + timescale, "-f", "framehash")),
                StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*", -1))
                .map(parts -> parts[2] + " " + parts[parts.length - 1])
                .toList();
    }

    private static byte[] pictures(byte[] film, String filters) {
        return TestMedia.ffmpeg(film, run(filters, "-f", "rawvideo"));
    }

    private static List<String> run(String filters, String... output) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-noautorotate", "-copyts", "-f", "nut"));
        arguments.addAll(List.of("-i", "pipe:0", "-vf", filters, "-fps_mode", "passthrough"));
        arguments.addAll(List.of(output));
        arguments.add("pipe:1");
        return arguments;
    }

    private static int largestDifference(byte[] one, byte[] other) {
        int largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)));
        }
        return largest;
    }
}
