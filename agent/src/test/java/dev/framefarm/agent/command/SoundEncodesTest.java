package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.agent.evidence.Heard;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Loudness;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FFmpeg makes of the commands for sound, sample by sample. */
class SoundEncodesTest {
    /** Not a whole number of frames of any codec. */
    private static final int SAMPLES = 100_123;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "AAC, 44100, FRAGMENTED_MP4",
        "AAC, 48000, MATROSKA",
        "AAC, 44100, MATROSKA",
        "OPUS, 48000, FRAGMENTED_MP4",
        "OPUS, 48000, MATROSKA",
        "AC3, 48000, FRAGMENTED_MP4",
        "AC3, 44100, MATROSKA",
        "MP3, 44100, FRAGMENTED_MP4",
        "MP3, 48000, MATROSKA",
        "FLAC, 44100, FRAGMENTED_MP4",
        "FLAC, 48000, MATROSKA",
        "PCM_S16LE, 44100, MATROSKA"
    })
    void theFirstSampleIsAtItsPlaceAndNoneIsMissing(AudioCodec codec, int rate, Container container) throws Exception {
        Path source = noise(rate, "stereo", 2);
        AudioWork work = work(codec, rate, Optional.empty(), 16, container);
        Path delivery = deliver(work, source);
        FloatBuffer wanted = decode(source);
        FloatBuffer found = decode(joined(delivery));
        int hidden = container == Container.MATROSKA && codec != AudioCodec.OPUS ? delay(codec) : 0;
        assertThat(found.limit() / 2).isGreaterThanOrEqualTo(SAMPLES + hidden);
        assertThat(likest(wanted, found, hidden)).isZero();
        if (container == Container.MATROSKA) {
            long rounded = Math.round(delay(codec) * 1000.0 / rate);
            assertThat(TestMedia.times(delivery).get(0)).isEqualTo(-rounded);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AAC, FRAGMENTED_MP4",
        "AAC, MATROSKA",
        "OPUS, FRAGMENTED_MP4",
        "AC3, MATROSKA",
        "MP3, FRAGMENTED_MP4",
        "FLAC, MATROSKA"
    })
    void thePacketsAreThoseOfASinglePass(AudioCodec codec, Container container) throws Exception {
        SoundEncoder encoder = SoundEncoder.of(codec, 16);
        Path source = noise(48_000, "stereo", 2);
        Path single = folder.resolve(container == Container.MATROSKA ? "single.mka" : "single.mp4");
        ffmpeg("-i " + source + " -sample_fmt " + encoder.sampleFormat() + " -c:a " + encoder.library()
                + " -b:a 128k -flags:a +bitexact -fflags +bitexact " + single);
        Path delivery = deliver(work(codec, 48_000, Optional.empty(), 16, container), source);
        assertThat(packets(joined(delivery))).isEqualTo(packets(single));
    }

    @ParameterizedTest
    @CsvSource({"FLAC, 16, s16", "PCM_S24LE, 24, s32"})
    void whatLosesNothingIsExactToTheBit(AudioCodec codec, int bits, String format) throws Exception {
        Path source = folder.resolve("bits.flac");
        ffmpeg("-f lavfi -i anoisesrc=r=96000:a=0.9:seed=3:d=1 -sample_fmt " + format + " " + source);
        Path delivery = deliver(work(codec, 96_000, Optional.empty(), bits, Container.MATROSKA), source);
        assertThat(samples(delivery)).isEqualTo(samples(source));
    }

    @ParameterizedTest
    @CsvSource({
        "5.1(side), 6, AAC, SURROUND_5_1, 5.1",
        "5.1(side), 6, OPUS, SURROUND_5_1, 5.1",
        "7.1, 8, AC3, SURROUND_5_1, 5.1(side)",
        "5.1, 6, MP3, STEREO, stereo",
        "mono, 1, OPUS, STEREO, stereo"
    })
    void everyEncoderGetsALayoutItTakes(
            String layout, int channels, AudioCodec codec, ChannelLayout wanted, String found) throws Exception {
        Path source = noise(48_000, layout, channels);
        Path delivery = deliver(work(codec, 48_000, Optional.of(wanted), 16, Container.FRAGMENTED_MP4), source);
        assertThat(TestMedia.probe("-show_entries", "stream=channel_layout", "-of", "csv=p=0", delivery.toString()))
                .startsWith(found);
    }

    @ParameterizedTest
    @CsvSource({"5.1(side), 6, STEREO, stereo", "7.1, 8, SURROUND_5_1, 5.1", "stereo, 2, MONO, mono"})
    void mixesDownAsFfmpegDoes(String layout, int channels, ChannelLayout wanted, String name) throws Exception {
        Path source = noise(48_000, layout, channels);
        Path single = folder.resolve("single.flac");
        ffmpeg("-i " + source + " -af aresample=ochl=" + name + ":osf=s16 -c:a flac " + single);
        Path delivery = deliver(work(AudioCodec.FLAC, 48_000, Optional.of(wanted), 16, Container.MATROSKA), source);
        assertThat(samples(delivery)).isEqualTo(samples(single));
    }

    @Test
    void aLayoutThatTheSliceCannotCarryIsSaid() throws Exception {
        Path source = folder.resolve("quad.mov");
        ffmpeg("-f lavfi -i anoisesrc=r=48000:seed=5:d=1 -af pan=quad|c0=c0|c1=0*c0|c2=0*c0|c3=0*c0 -c:a pcm_s16le "
                + source);
        AudioWork plain = work(AudioCodec.PCM_S16LE, 48_000, Optional.of(ChannelLayout.STEREO), 16, Container.MATROSKA);
        AudioWork told = new AudioWork(
                plain.clock(),
                plain.codec(),
                0,
                48_000,
                plain.layout(),
                Optional.of(ChannelLayout.QUAD),
                16,
                plain.milliseconds(),
                plain.trimFrom(),
                plain.trimTo(),
                0,
                plain.container(),
                Optional.empty());
        Path single = folder.resolve("single.wav");
        ffmpeg("-i " + source + " -af aresample=ochl=stereo:osf=s16 " + single);
        assertThat(samples(deliver(told, source))).isEqualTo(samples(single));
    }

    @ParameterizedTest
    @CsvSource({"0.05, -23, -1", "0.9, -16, -1", "0.02, -18, -20"})
    void theLoudnessIsTheWantedOneAsFarAsPeaksAllow(double amplitude, double target, double truePeak) throws Exception {
        Path source = folder.resolve("source.flac");
        ffmpeg("-f lavfi -i anoisesrc=r=48000:c=pink:seed=9:d=6:a=" + amplitude
                + " -af pan=stereo|c0=c0|c1=c0 -sample_fmt s32 " + source);
        Loudness wanted = new Loudness(target, truePeak);
        AudioWork work = work(AudioCodec.FLAC, 48_000, Optional.of(ChannelLayout.STEREO), 24, Container.MATROSKA);
        Heard before = listen(work, source);
        Path louder = folder.resolve("louder.mka");
        byte[] slice = TestMedia.slice(source, 48_000, "a");
        Files.write(louder, TestMedia.ffmpeg(slice, EncodeCommand.withGain(work, before.gain(wanted))));
        Heard after = listen(work, louder);
        assertThat(after.truePeak()).isLessThanOrEqualTo(Math.max(truePeak, before.truePeak()) + 0.1);
        boolean limited = truePeak - before.truePeak() < target - before.loudness();
        assertThat(after.loudness()).isEqualTo(limited ? before.loudness() + before.gain(wanted) : target, within(0.2));
    }

    private static Heard listen(AudioWork work, Path file) throws InterruptedException {
        byte[] slice = TestMedia.slice(file, work.sampleRate(), "a");
        FfmpegRun.Outcome outcome = FfmpegRun.of(TestMedia.toolchain().ffmpeg(), ListenCommand.of(work))
                .input(stdin -> stdin.write(slice))
                .output(stdout -> stdout.transferTo(OutputStream.nullOutputStream()))
                .start()
                .await();
        return Heard.read(outcome.log()).orElseThrow();
    }

    private static AudioWork work(
            AudioCodec codec, int rate, Optional<ChannelLayout> layout, int bits, Container container) {
        return new AudioWork(
                new Clock(new Fraction(1, rate), rate, 0),
                codec,
                codec == AudioCodec.FLAC || codec == AudioCodec.PCM_S16LE ? 0 : 128_000,
                rate,
                layout,
                Optional.empty(),
                bits,
                2_000,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                container,
                Optional.empty());
    }

    private static int delay(AudioCodec codec) {
        return SoundEncoder.of(codec, 16).delay();
    }

    /** Noise, because it is like itself at no other place. */
    private Path noise(int rate, String layout, int channels) {
        Path file = folder.resolve("noise-" + rate + "-" + channels + ".flac");
        StringBuilder pan = new StringBuilder("pan=" + layout);
        for (int i = 0; i < channels; i++) {
            pan.append("|c").append(i).append('=').append(0.4 + 0.07 * i).append("*c0");
        }
        ffmpeg("-f lavfi -i anoisesrc=r=" + rate + ":a=0.5:c=pink:seed=7:d=3 -af atrim=end_sample=" + SAMPLES + ","
                + pan + " -sample_fmt s16 " + file);
        return file;
    }

    private Path deliver(AudioWork work, Path source) throws IOException {
        byte[] slice = TestMedia.slice(source, work.sampleRate(), "a");
        Path file = folder.resolve(work.container() == Container.MATROSKA ? "delivery.mka" : "delivery.mp4");
        return Files.write(file, TestMedia.ffmpeg(slice, EncodeCommand.of(work)));
    }

    /** As the last mux makes it: copied into a file that is no stream of fragments any more. */
    private Path joined(Path delivery) {
        Path file = folder.resolve("joined-" + delivery.getFileName());
        boolean counted = delivery.toString().endsWith("mp4");
        ffmpeg("-copyts -i " + delivery + " -c copy " + (counted ? "-movie_timescale 7056000 " : "") + file);
        return file;
    }

    /** By how many samples the found sound is off: where it is most like the wanted one. */
    private static int likest(FloatBuffer wanted, FloatBuffer found, int hidden) {
        int best = Integer.MIN_VALUE;
        double most = 0;
        for (int off = -3; off <= 3; off++) {
            double like = 0;
            for (int i = 20_000; i < 60_000; i++) {
                like += wanted.get(2 * i) * found.get(2 * (i + hidden + off));
            }
            if (like > most) {
                most = like;
                best = off;
            }
        }
        return best;
    }

    private static FloatBuffer decode(Path file) {
        byte[] samples = TestMedia.ffmpeg("-v", "error", "-i", file.toString(), "-f", "f32le", "pipe:1");
        return ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private static String samples(Path file) {
        return text("-i", file.toString(), "-map", "0:a", "-c:a", "pcm_s32le", "-f", "md5", "pipe:1");
    }

    /** The digest of every packet, in order. */
    private static List<String> packets(Path file) {
        return text("-i", file.toString(), "-map", "0:a", "-c", "copy", "-f", "framemd5", "pipe:1")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    private static String text(String... arguments) {
        return new String(TestMedia.ffmpeg(arguments), StandardCharsets.UTF_8);
    }

    private static void ffmpeg(String arguments) {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments.split(" ")));
        TestMedia.ffmpeg(all.toArray(String[]::new));
    }
}
