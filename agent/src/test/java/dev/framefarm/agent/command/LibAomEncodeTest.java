package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces that the real encoder made join: one header, every frame at its time, a repetition gives the same bytes. */
class LibAomEncodeTest {
    @TempDir
    Path folder;

    @Test
    void piecesOfDifferentLengthHaveOneHeader() throws Exception {
        byte[] first = encode(0, 10);
        byte[] second = encode(10, 25);
        assertThat(header(second)).isEqualTo(header(first));
        assertThat(encode(0, 10)).isEqualTo(first);
        Path delivery = Files.write(folder.resolve("second.mp4"), second);
        assertThat(TestMedia.times(delivery))
                .containsExactlyElementsOf(LongStream.range(10, 25)
                        .map(n -> n * TestMedia.TICKS_PER_FRAME + TestMedia.SHIFT)
                        .boxed()
                        .toList());
        assertThat(TestMedia.probe("-show_entries", "stream=codec_name,pix_fmt", delivery.toString()))
                .contains("codec_name=av1", "pix_fmt=yuv420p10le");
    }

    private byte[] encode(int from, int to) {
        VideoWork work = new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                from * TestMedia.TICKS_PER_FRAME,
                to * TestMedia.TICKS_PER_FRAME,
                to - from,
                to - from,
                Optional.empty(),
                Optional.empty(),
                VideoCodec.AV1_AOM,
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
                new Dials(Optional.of("ssim"), Optional.empty(), Optional.empty()));
        return TestMedia.ffmpeg(TestMedia.film(folder, 25), EncodeCommand.of(work));
    }

    private static String header(byte[] delivery) {
        String text = new String(delivery, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("moof") - Integer.BYTES);
    }
}
