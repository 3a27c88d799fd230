package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were only copied say as much about their length as those that an encoder wrote. */
class SoundHeadersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"44100,1,30001", "44100,2,99999", "22050,2,12345"})
    void anMp3BeginsAndEndsWithItsSamples(int rate, int channels, int samples) throws Exception {
        Path joined = joined(noise(rate, samples) + " -ac " + channels + " -c:a libmp3lame ", "joined.mp3");
        assertThat(samples(joined, channels)).isNotEqualTo(samples);

        Mp3Header.sayLength(joined, samples, rate < 32_000 ? 576 : 1152);

        assertThat(samples(joined, channels)).isEqualTo(samples);
    }

    @Test
    void whereTheEncoderHasSaidItNothingChanges() throws Exception {
        Path whole = folder.resolve("whole.mp3");
        ffmpeg(noise(44_100, 99_999) + " -ac 2 -c:a libmp3lame file:" + whole);
        byte[] said = Files.readAllBytes(whole);

        Mp3Header.sayLength(whole, 99_999, 1152);

        assertThat(Files.readAllBytes(whole)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"s16", "s32"})
    void aFlacSaysWhatItsEncoderWouldHaveSaid(String format) throws Exception {
        String encode = noise(48_000, 77_777) + " -ac 2 -c:a flac -sample_fmt " + format + " ";
        Path joined = joined(encode, "joined.flac");
        Path whole = folder.resolve("whole.flac");
        ffmpeg(encode + "file:" + whole);
        assertThat(length(joined)).isZero();

        FlacHeader.complete(new FfmpegTools(Clips.tools()), joined, 77_777);

        assertThat(length(joined)).isEqualTo(77_777);
        assertThat(samples(joined, 2)).isEqualTo(77_777);
        assertThat(digest(joined)).isEqualTo(digest(whole)).isNotEqualTo(new byte[16]);
    }

    private static String noise(int rate, int samples) {
        return "-f lavfi -i anoisesrc=r=" + rate + ":seed=1,atrim=end_sample=" + samples;
    }

    /** By way of a delivery, which is gone before the encoder knows how long it is. */
    private Path joined(String encode, String name) throws Exception {
        Path delivery = folder.resolve("delivery.mp4");
        Files.write(delivery, ffmpeg(encode + "-movflags +delay_moov -frag_duration 1000000 -f mp4 pipe:1"));
        Path joined = folder.resolve(name);
        ffmpeg("-copyts -i file:" + delivery + " -c copy file:" + joined);
        return joined;
    }

    private static int samples(Path file, int channels) throws Exception {
        return ffmpeg("-i file:" + file + " -f s16le pipe:1").length / 2 / channels;
    }

    /** The number that players read: 36 bits, behind sizes, rate, channels and bits. */
    private static long length(Path flac) throws Exception {
        return ByteBuffer.wrap(Files.readAllBytes(flac)).getLong(18) & 0xF_FFFF_FFFFL;
    }

    /** The MD5 of the samples, by which decoders check them. */
    private static byte[] digest(Path flac) throws Exception {
        return Arrays.copyOfRange(Files.readAllBytes(flac), 26, 42);
    }

    private static byte[] ffmpeg(String arguments) throws Exception {
        return Clips.run(List.of(("-nostdin -v error -y " + arguments).split(" ")), null);
    }
}
