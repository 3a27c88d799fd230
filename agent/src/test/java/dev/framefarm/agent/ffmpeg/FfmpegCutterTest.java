package dev.framefarm.agent.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.slice.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slices that are cut here are those that a coordinator would send. */
class FfmpegCutterTest {
    private static final String PICTURES = "-f lavfi -i testsrc2=size=320x180:rate=25:duration=6 ";
    private static final String SOUND = "-f lavfi -i sine=sample_rate=48000:duration=6 ";
    private static final int SECONDS = 2;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FfmpegCutter cutter = new FfmpegCutter(TestMedia.toolchain().ffmpeg(), threads);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "edits.mp4,    mov,       12800, -c:v libx264 -preset ultrafast -bf 3 -g 25 -c:a aac -video_track_timescale 12800",
        "late.mov,     mov,       12800, -c:v mpeg4 -g 12 -c:a pcm_s16le -video_track_timescale 12800 -movflags +faststart",
        "fragments.mp4, mov,      12800, -c:v libx264 -preset ultrafast -g 25 -c:a aac -video_track_timescale 12800 -movflags frag_keyframe+empty_moov",
        "film.mkv,     matroska,  1000,  -c:v libx264 -preset ultrafast -bf 3 -g 25 -c:a aac",
        "film.webm,    matroska,  1000,  -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 25 -c:a libopus",
        "film.ts,      mpegts,    90000, -c:v libx264 -preset ultrafast -bf 3 -g 25 -c:a aac",
        "film.mpg,     mpeg,      90000, -c:v mpeg2video -bf 2 -g 12 -c:a mp2 -f vob",
        "film.avi,     avi,       25,    -c:v mpeg4 -bf 2 -g 12 -c:a mp2",
        "film.flv,     flv,       1000,  -c:v libx264 -preset ultrafast -g 25 -c:a aac",
        "film.mxf,     mxf,       25,    -c:v mpeg2video -g 12 -c:a pcm_s16le",
    })
    void slicesAreByteForByteTheRelayedOnes(String name, String demuxer, long rate, String how) throws Exception {
        assertSame(film(PICTURES + SOUND + how, name), demuxer, 0, rate, Slice.Form.COPIED);
    }

    @Test
    void soundAloneIsTheSame() throws Exception {
        assertSame(film(SOUND + "-c:a pcm_s16le", "sound.wav"), "wav", 0, 48_000, Slice.Form.COPIED);
    }

    @Test
    void whatGoesDecodedIsTheSame() throws Exception {
        Path film = film(PICTURES + SOUND + "-c:v wmv2 -g 12 -c:a wmav2 -f asf", "film.wmv");

        assertSame(film, "asf", 0, 1000, Slice.Form.DECODED);
        assertSame(film, "asf", 1, 1000, Slice.Form.DECODED);
    }

    private void assertSame(Path film, String demuxer, int stream, long rate, Slice.Form form) throws Exception {
        OptionalLong early = OptionalLong.of(SECONDS * rate);
        OptionalLong late = OptionalLong.of(2 * SECONDS * rate);
        OptionalLong none = OptionalLong.empty();
        for (List<OptionalLong> part : List.of(List.of(none, early), List.of(early, late), List.of(late, none))) {
            Slice slice =
                    new Slice(demuxer, stream, new Slice.Tick(1, rate), 0, part.get(0), part.get(1), rate, none, form);
            byte[] relayed = Gathered.relayed(TestMedia.toolchain().ffmpeg(), film, slice);
            Gathered cut = cut(film, slice);

            assertThat(cut.end.get()).isEmpty();
            assertThat(cut.bytes.toByteArray())
                    .as("%s %s", film, part)
                    .hasSizeGreaterThan(2000)
                    .isEqualTo(relayed);
        }
    }

    @Test
    void aSourceThatBreaksOffBreaksTheSliceWhateverFfmpegMakesOfIt() throws Exception {
        Path film = film(PICTURES + "-c:v mpeg4 -g 12 -b:v 4M -movflags +faststart", "film.mov");
        Cutter.Source broken = new Cutter.Source() {
            @Override
            public long bytes() {
                return new FileSource(film).bytes();
            }

            @Override
            public ByteBuffer read(long from) throws IOException {
                if (from > bytes() / 2) {
                    throw new IOException("the line broke");
                }
                return new FileSource(film).read(from);
            }
        };
        Gathered cut = new Gathered();
        cutter.begin(whole("mov"), broken, cut);

        assertThat(cut.end.get(60, TimeUnit.SECONDS))
                .get()
                .satisfies(why -> assertThat(why).hasMessage("the line broke"));
        byte[] relayed = Gathered.relayed(TestMedia.toolchain().ffmpeg(), film, whole("mov"));
        assertThat(cut.bytes.size()).isPositive();
        assertThat(cut.bytes.toByteArray()).isEqualTo(Arrays.copyOf(relayed, cut.bytes.size()));
    }

    @Test
    void aStopEndsItSoon() throws Exception {
        Gathered cut = new Gathered();
        Cutter.Cutting running =
                cutter.begin(whole("mov"), new FileSource(film(PICTURES + "-c:v mpeg4", "film.mp4")), cut);
        running.stop();

        assertThat(cut.end.get(60, TimeUnit.SECONDS)).isNotNull();
    }

    /** The name of the format is the coordinator's, and the file may call itself what it likes. */
    @Test
    void aHostileSourceOpensNothing() throws Exception {
        try (Trap trap = new Trap()) {
            String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n" + trap.address() + "\n#EXT-X-ENDLIST\n";
            Path film = film(PICTURES + "-c:v mpeg4 -g 12", "film.mov");
            for (String disguised : List.of(playlist, "ffconcat version 1.0\nfile " + trap.address())) {
                Gathered cut = cut(Files.writeString(folder.resolve("disguised.mp4"), disguised), whole("mov"));

                assertThat(cut.end.get())
                        .get()
                        .satisfies(why -> assertThat(why)
                                .hasMessageStartingWith("FFmpeg cannot cut a slice here: ")
                                .hasMessageNotContaining("127.0.0.1"));
            }
            cut(References.outside(film, folder.resolve("references.mov"), trap.address()), whole("mov"));
            assertThat(trap.sprung()).isFalse();
        }
    }

    private static Slice whole(String demuxer) {
        OptionalLong none = OptionalLong.empty();
        return new Slice(demuxer, 0, new Slice.Tick(1, 1000), 0, none, none, 0, none);
    }

    private Gathered cut(Path film, Slice slice) throws Exception {
        Gathered cut = new Gathered();
        cutter.begin(slice, new FileSource(film), cut);
        cut.end.get(60, TimeUnit.SECONDS);
        return cut;
    }

    private Path film(String arguments, String name) {
        Path film = folder.resolve(name);
        TestMedia.ffmpeg(Stream.concat(Stream.of((arguments + " -y").split(" ")), Stream.of(film.toString()))
                .toArray(String[]::new));
        return film;
    }
}
