package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pieces that the real encoder made join: one header, every frame at its time, a repetition gives the same bytes. */
class Av1EncodeTest {
    @TempDir
    Path folder;

    @Test
    void piecesOfLibAomHaveOneHeader() throws Exception {
        haveOneHeader(VideoCodec.AV1_AOM, new Dials(Optional.of("ssim"), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"AV1", "AV1_AOM"})
    void grainIsInTheHeaderOfAllPieces(VideoCodec codec) throws Exception {
        Dials grain =
                new Dials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 20);
        haveOneHeader(codec, grain);
        assertThat(hasGrain(encode(codec, grain, 0, 10))).isTrue();
        assertThat(hasGrain(encode(codec, Dials.NONE, 0, 10))).isFalse();
    }

    private void haveOneHeader(VideoCodec codec, Dials dials) throws Exception {
        byte[] first = encode(codec, dials, 0, 10);
        byte[] second = encode(codec, dials, 10, 25);
        assertThat(header(second)).isEqualTo(header(first));
        assertThat(encode(codec, dials, 0, 10)).isEqualTo(first);
        Path delivery = Files.write(folder.resolve("second.mp4"), second);
        assertThat(TestMedia.times(delivery))
                .containsExactlyElementsOf(LongStream.range(10, 25)
                        .map(n -> n * TestMedia.TICKS_PER_FRAME + TestMedia.SHIFT)
                        .boxed()
                        .toList());
        assertThat(TestMedia.probe("-show_entries", "stream=codec_name,pix_fmt", delivery.toString()))
                .contains("codec_name=av1", "pix_fmt=yuv420p10le");
    }

    private boolean hasGrain(byte[] delivery) {
        return TestMedia.log(
                        delivery,
                        List.of(("-hide_banner -nostats -v info -f mp4 -i pipe:0 -c copy"
                                        + " -bsf:v filter_units=pass_types=1,trace_headers -f null -")
                                .split(" ", -1)))
                .lines()
                .anyMatch(line -> line.matches(".*film_grain_params_present +1 = 1"));
    }

    private byte[] encode(VideoCodec codec, Dials dials, int from, int to) {
        VideoWork work = new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                from * TestMedia.TICKS_PER_FRAME,
                to * TestMedia.TICKS_PER_FRAME,
                to - from,
                to - from,
                Optional.empty(),
                Optional.empty(),
                codec,
                40,
                "8",
                Optional.of(new VideoWork.Size(160, 90)),
                PixelFormat.YUV420P10,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                50,
                new Fraction(1, 12_800),
                new Fraction(25, 1),
                Treatment.NONE,
                Framing.WHOLE,
                dials,
                Ladder.NONE);
        return TestMedia.ffmpeg(TestMedia.film(folder, 25), EncodeCommand.of(work));
    }

    private static String header(byte[] delivery) {
        String text = new String(delivery, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("moof") - Integer.BYTES);
    }
}
