package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Prober.Refused;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Fraction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, each as small as it can be. None of them may get as far as an agent. */
class HostileFilesTest {
    private final FfmpegProber prober = new FfmpegProber(Clips.tools());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "file '/etc/passwd'\n",
                "data:video/mp4;base64,AAAA",
                "subfile,,start,0,end,0,,:/etc/passwd",
                "<?xml version=\"1.0\"?><MPD><BaseURL>http://127.0.0.1/</BaseURL></MPD>",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
            })
    void scriptsThatNameOtherFilesAreNotFollowed(String script) throws Exception {
        assertThat(refusal(file(script.getBytes(StandardCharsets.UTF_8))).code())
                .isIn("PLAYLIST", "TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subfile,,start,0,end,100,,:x.mp4",
                "concat:a.mp4|b.mp4",
                "data:video_mp4;base64,AAAA.mp4",
                "pipe:0.mp4",
                "crypto:a.mp4",
            })
    void namesOfOtherProtocolsAreOnlyNames(String name) throws Exception {
        Path copy = Files.copy(Clips.constantRate(), folder.resolve(name));
        assertThat(prober.probe(copy)).isInstanceOf(Understood.class);
    }

    @ParameterizedTest
    @CsvSource({"png, png", "mjpeg, image2", "gif, gif"})
    void aPictureIsNoFilmWhateverItIsCalled(String codec, String muxer) throws Exception {
        Path picture = folder.resolve("film.mp4");
        Clips.run(
                List.of(("-v error -f lavfi -i color=s=32x32 -frames:v 1 -c:v " + codec + " -update 1 -f "
                                + (codec.equals("gif") ? muxer : "image2") + " " + picture)
                        .split(" ")),
                null);
        assertThat(refusal(picture).code()).isEqualTo("PICTURE");
    }

    @Test
    void aPictureThatClaimsToBeSixtyThousandWideIsNotOpened() throws Exception {
        byte[] header = "YUV4MPEG2 W60000 H60000 F25:1 Ip A1:1 C420\nFRAME\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal(file(header)))
                .isEqualTo(new Refused(
                        "TOO_LARGE",
                        "The picture of 60000x60000 is too large; at most 16384x16384 and 134 million pixels are"
                                + " accepted."));
    }

    @Test
    void aContainerMayNotPromiseMoreThanThat() throws Exception {
        byte[] film = Files.readAllBytes(Clips.clip(
                "raw.avi", "-f lavfi -i testsrc2=s=64x64:r=25:d=0.2 -c:v rawvideo -pix_fmt yuv420p -fflags +bitexact"));
        int format = new String(film, StandardCharsets.ISO_8859_1).indexOf("strf");
        ByteBuffer.wrap(film)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(format + 12, 60_000)
                .putInt(format + 16, 60_000);
        assertThat(refusal(file(film)).code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void aLengthBelowZeroIsNotBelieved() throws Exception {
        byte[] film = Files.readAllBytes(Clips.clip("plain.mkv", "-i file:" + Clips.oneKeyframe() + " -c copy"));
        int length = new String(film, StandardCharsets.ISO_8859_1).indexOf("D\u0089\u0088");
        ByteBuffer.wrap(film).putDouble(length + 3, -15);
        assertThat(prober.probe(file(film))).isInstanceOf(Understood.class);
    }

    @Test
    void seventyStreamsAreTooMany() throws Exception {
        List<String> command = new ArrayList<>(List.of("-v", "error", "-i", "file:" + Clips.oneKeyframe()));
        for (int i = 0; i < 70; i++) {
            command.addAll(List.of("-map", "0:v"));
        }
        Path many = folder.resolve("many.mkv");
        command.addAll(List.of("-c", "copy", "-t", "0.1", "file:" + many));
        Clips.run(command, null);
        assertThat(refusal(many))
                .isEqualTo(new Refused("TOO_MANY_STREAMS", "The file has 70 streams; at most 64 are accepted."));
    }

    @Test
    void thousandsOfStreamsAreTooMany() throws Exception {
        assertThat(refusal(file(matroskaWithTracks(5000))).code()).isEqualTo("TOO_MANY_STREAMS");
    }

    @Test
    void aFilmOfAYearIsTooLong() throws Exception {
        Path film = folder.resolve("year.mkv");
        Clips.run(
                List.of(("-v error -f lavfi -i testsrc2=s=64x64:r=1:d=2 -vf setpts=N*86400*365/TB -fps_mode"
                                + " passthrough -c:v ffv1 file:" + film)
                        .split(" ")),
                null);
        assertThat(refusal(film).code()).isEqualTo("TOO_LONG");
    }

    @Test
    void aTagOfManyMegabytesIsNotRead() throws Exception {
        Path words = folder.resolve("words.txt");
        Files.writeString(words, ";FFMETADATA1\ncomment=" + "x".repeat(20 << 20) + "\n");
        Path film = folder.resolve("chatty.mkv");
        Clips.run(
                List.of(("-v error -i file:" + Clips.oneKeyframe() + " -f ffmetadata -i " + words
                                + " -map_metadata 1 -map 0 -c copy file:" + film)
                        .split(" ")),
                null);
        assertThat(prober.probe(film)).isInstanceOf(Understood.class);
    }

    @Test
    void aLineWithoutAnEndIsGivenUp() {
        byte[] endless = new byte[4 * BoundedLines.LONGEST];
        assertThatThrownBy(() -> BoundedLines.read(new ByteArrayInputStream(endless), line -> {}))
                .isInstanceOf(Excess.class)
                .hasMessageContaining("line of more than 65536 characters");
    }

    @Test
    void linesComeWholeWhereverTheyAreCut() throws Exception {
        String text = "x".repeat(40_000) + "\n\n" + "y".repeat(50_000) + "\nlast";
        List<String> lines = new ArrayList<>();
        BoundedLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);
        assertThat(lines).containsExactly("x".repeat(40_000), "", "y".repeat(50_000), "last");
    }

    @Test
    void moreFramesThanAnyFilmHasAreGivenUp() throws Exception {
        Longs longs = new Longs();
        for (int i = 0; i < Longs.MOST; i++) {
            longs.add(i);
        }
        assertThatThrownBy(() -> longs.add(0)).isInstanceOf(Excess.class).hasMessageContaining("5000000 frames");
    }

    @Test
    void packetsThatShareATimeAreNotBelieved() throws Exception {
        PictureIndex pictures = new PictureIndex("h264");
        for (String packet : List.of("3|flags=K__", "1|flags=___", "3|flags=___", "-2|flags=K__")) {
            pictures.add(new PacketLine("stream_index=0|pts=" + packet));
        }
        assertThat(pictures.isDoubtful()).isTrue();
        assertThat(pictures.keyTimes()).containsExactly(-2, 3);
        assertThatThrownBy(() -> pictures.timeline(new Fraction(1, 25))).isInstanceOf(Refusal.class);
    }

    /** FFmpeg compares each name with all those before it. */
    @Test
    void tagsByTheMillionAreNotWaitedFor() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 500_000; i++) {
            byte[] text = ("\0" + i + "\0v").getBytes(StandardCharsets.ISO_8859_1);
            frames.writeBytes(
                    join("TXXX".getBytes(StandardCharsets.ISO_8859_1), length(text.length), new byte[2], text));
        }
        int size = frames.size();
        byte[] sevenBits = {
            (byte) (size >> 21), (byte) (size >> 14 & 127), (byte) (size >> 7 & 127), (byte) (size & 127)
        };
        byte[] sound = Files.readAllBytes(Clips.clip("plain.mp3", "-f lavfi -i sine=d=1 -id3v2_version 0"));
        Path file = file(join(new byte[] {'I', 'D', '3', 3, 0, 0}, sevenBits, frames.toByteArray(), sound));
        assertThat(prober.listen(file))
                .isEqualTo(new Refused(
                        "TOO_MUCH",
                        "Reading the file took more than 4 seconds of computing; it is damaged or made to do harm."));
    }

    @Test
    void picturesOfNothingByTheThousandAreNoFilm() throws Exception {
        Path film = Clips.clip("nothing.mkv", "-f lavfi -i color=s=16x16:r=1000:d=51 -c:v mpeg4 -g 600");
        assertThat(refusal(film))
                .isEqualTo(new Refused(
                        "TOO_MUCH",
                        "The first 50000 pictures of the file have fewer than 12 bytes each, which no film has; it is"
                                + " damaged or made to do harm."));
    }

    @Test
    void oneSampleASecondIsNoSound() throws Exception {
        byte[] sound = Files.readAllBytes(Clips.clip("plain.wav", "-f lavfi -i sine=d=1 -bitexact"));
        ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 1);
        assertThat(prober.listen(file(sound)))
                .isEqualTo(new Refused(
                        "NO_SOUND",
                        "The sound of stream 0 has a rate of 1 Hz, which is no sound; the file is damaged or made to do"
                                + " harm."));
    }

    private static byte[] length(int bytes) {
        return ByteBuffer.allocate(4).putInt(bytes).array();
    }

    private static byte[] matroskaWithTracks(int count) {
        ByteArrayOutputStream tracks = new ByteArrayOutputStream();
        for (int i = 1; i <= count; i++) {
            byte[] number = {(byte) 0xD7, (byte) 0x82, (byte) (i >> 8), (byte) i};
            byte[] name = {0x73, (byte) 0xC5, (byte) 0x82, (byte) (i >> 8), (byte) i};
            byte[] kind = {(byte) 0x83, (byte) 0x81, 1};
            byte[] codec = {(byte) 0x86, (byte) 0x85, 'V', '_', 'V', 'P', '9'};
            byte[] picture = {(byte) 0xE0, (byte) 0x86, (byte) 0xB0, (byte) 0x81, 64, (byte) 0xBA, (byte) 0x81, 64};
            element(tracks, 0xAE, join(number, name, kind, codec, picture));
        }
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        element(segment, 0x1654AE6B, tracks.toByteArray());
        element(segment, 0x1F43B675, new byte[] {(byte) 0xE7, (byte) 0x81, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        element(file, 0x1A45DFA3, new byte[] {0x42, (byte) 0x82, (byte) 0x84, 'w', 'e', 'b', 'm'});
        element(file, 0x18538067, segment.toByteArray());
        return file.toByteArray();
    }

    /** An EBML element: its name, its length in eight bytes, what is in it. */
    private static void element(ByteArrayOutputStream out, int name, byte[] inside) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (name >>> shift != 0) {
                out.write(name >>> shift);
            }
        }
        out.writeBytes(ByteBuffer.allocate(8).putLong(1L << 56 | inside.length).array());
        out.writeBytes(inside);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("film.mp4"), bytes);
    }

    private Refused refusal(Path file) {
        assertThat(prober.probe(file)).isInstanceOf(Refused.class);
        return (Refused) prober.probe(file);
    }
}
