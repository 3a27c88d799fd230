package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.ContentLight;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.MasteringDisplay;
import dev.framefarm.agent.work.MasteringDisplay.Point;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real encoders write into their streams how bright the film is. */
class LightEncodeTest {
    private static final int FRAMES = 10;
    private static final Colour HDR10 = new Colour(
            9,
            16,
            9,
            false,
            3,
            Optional.of(new MasteringDisplay(
                    new Point(34_000, 16_000),
                    new Point(13_250, 34_500),
                    new Point(7_500, 3_000),
                    new Point(15_635, 16_450),
                    1,
                    10_000_000)),
            Optional.of(new ContentLight(1000, 400)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = VideoCodec.class,
            names = {"H264", "HEVC"})
    void framesCarryTheLight(VideoCodec codec) throws Exception {
        String frame = TestMedia.probe(
                "-read_intervals",
                "%+#1",
                "-show_frames",
                "-show_entries",
                "frame=chroma_location:frame_side_data",
                encode(codec, "ultrafast").toString());
        assertThat(frame)
                .contains("chroma_location=topleft", "red_x=34000/50000", "white_point_y=16450/50000")
                .contains("min_luminance=1/10000", "max_luminance=10000000/10000")
                .contains("max_content=1000", "max_average=400");
    }

    /** No decoder of AV1 is at hand that tells: its metadata are looked for as the standard writes them. */
    @Test
    void av1CarriesTheLight() throws Exception {
        String stream = Files.readString(encode(VideoCodec.AV1, "12"), StandardCharsets.ISO_8859_1);
        assertThat(stream).contains("\u0001\u0003\u00e8\u0001\u0090").contains("\u0002\u00ae\u0014Q\u00ec");
    }

    private Path encode(VideoCodec codec, String preset) throws Exception {
        VideoWork work = new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                0,
                FRAMES * TestMedia.TICKS_PER_FRAME,
                FRAMES,
                FRAMES,
                Optional.empty(),
                Optional.empty(),
                codec,
                30,
                preset,
                Optional.of(new VideoWork.Size(160, 90)),
                codec == VideoCodec.H264 ? PixelFormat.YUV420P : PixelFormat.YUV420P10,
                HDR10,
                Optional.empty(),
                1,
                50,
                new Fraction(1, 12_800),
                new Fraction(25, 1));
        byte[] slice = TestMedia.film(folder, 25);
        ByteArrayOutputStream delivery = new ByteArrayOutputStream();
        FfmpegRun.Outcome outcome = FfmpegRun.of(TestMedia.toolchain().ffmpeg(), EncodeCommand.of(work))
                .input(stdin -> stdin.write(slice))
                .output(stdout -> stdout.transferTo(delivery))
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(FfmpegRun.Ending.DONE);
        return Files.write(folder.resolve(codec + ".mp4"), delivery.toByteArray());
    }
}
