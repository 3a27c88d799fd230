package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A graphics card guesses the frame rate, and the level with it, from each piece. What the filter behind it makes of that
 * is shown with the processor's encoders, which are told different rates here.
 */
class NvencHeaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "H264_NVENC, libx264, -x264-params, level=6.2:fps=",
        "HEVC_NVENC, libx265, -x265-params, info=0:log-level=1:fps="
    })
    void piecesWithOtherRatesHaveOneHeader(VideoCodec codec, String library, String option, String rate)
            throws Exception {
        List<String> arguments = EncodeCommand.of(work(codec));
        String filter = arguments.get(arguments.indexOf("-bsf:v") + 1);
        String first = header(library, filter, option, rate + "25");
        assertThat(header(library, filter, option, rate + "30000/1001")).isEqualTo(first);
        assertThat(header(library, "null", option, rate + "25")).isNotEqualTo(first);
    }

    private static VideoWork work(VideoCodec codec) {
        return new VideoWork(
                new Clock(new Fraction(1, 12_800), 0, 0),
                0,
                512,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                codec,
                30,
                "",
                Optional.empty(),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                250,
                new Fraction(1, 12_800),
                new Fraction(24_000, 1001));
    }

    private String header(String library, String filter, String option, String value) throws Exception {
        List<String> arguments = new ArrayList<>(Arrays.asList(
                "-f lavfi -i testsrc2=s=256x144:r=25 -frames:v 5 -pix_fmt yuv420p -preset ultrafast".split(" ")));
        arguments.addAll(List.of("-c:v", library, option, value, "-bsf:v", filter));
        arguments.addAll(List.of("-movflags", "+frag_keyframe+empty_moov", "-f", "mp4", "pipe:1"));
        Path file = Files.write(folder.resolve("piece.mp4"), TestMedia.ffmpeg(arguments.toArray(String[]::new)));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("stsd"), text.indexOf("stts"));
    }
}
