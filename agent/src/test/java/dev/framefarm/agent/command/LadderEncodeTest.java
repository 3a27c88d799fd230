package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.evidence.DeliveryMeter;
import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.Ladder;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renditions as FFmpeg really makes them of one decode. */
class LadderEncodeTest {
    private static final int FIRST = 7;
    private static final int END = 45;
    private static final int INTERVAL = 10;

    @TempDir
    Path folder;

    @Test
    void everyRenditionHoldsEveryFrameAndItsKeyframesWhereTheOthersHaveTheirs() throws Exception {
        byte[] delivery = TestMedia.ffmpeg(TestMedia.film(folder, 60), EncodeCommand.of(work()));
        Path file = Files.write(folder.resolve("delivery.mp4"), delivery);
        List<Long> wanted = LongStream.range(FIRST, END)
                .map(frame -> TestMedia.SHIFT + frame * TestMedia.TICKS_PER_FRAME)
                .boxed()
                .toList();
        List<Long> keys = LongStream.iterate(0, n -> n < END - FIRST, n -> n + INTERVAL)
                .mapToObj(n -> wanted.get((int) n))
                .toList();
        List<String> shapes = List.of("h264,160,90", "h264,80,46", "hevc,80,46", "av1,160,90", "vp9,160,90");
        for (int track = 0; track < shapes.size(); track++) {
            assertThat(stream(file, track)).isEqualTo(shapes.get(track));
            assertThat(packets(file, track, "")).as("track %d", track).isEqualTo(wanted);
            assertThat(packets(file, track, "K"))
                    .as("keyframes of track %d", track)
                    .isEqualTo(keys);
        }
        assertThat(measured(delivery))
                .extracting(Evidence::frames, Evidence::firstTime, Evidence::lastTime)
                .containsExactly(wanted.size() + 0L, wanted.get(0), wanted.get(wanted.size() - 1));
    }

    private static Evidence measured(byte[] delivery) throws Exception {
        DeliveryMeter meter = new DeliveryMeter(Container.FRAGMENTED_MP4);
        meter.pass(delivery, 0, delivery.length);
        return meter.finish();
    }

    private static String stream(Path file, int track) {
        return TestMedia.probe(
                        "-select_streams",
                        "v:" + track,
                        "-show_entries",
                        "stream=codec_name,width,height",
                        "-of",
                        "csv=p=0",
                        file.toString())
                .strip();
    }

    private static List<Long> packets(Path file, int track, String flag) {
        return TestMedia.probe(
                        "-select_streams",
                        "v:" + track,
                        "-show_entries",
                        "packet=pts,flags",
                        "-of",
                        "csv=p=0",
                        file.toString())
                .lines()
                .map(line -> line.split(","))
                .filter(fields -> fields[1].contains(flag))
                .map(fields -> Long.parseLong(fields[0]))
                .sorted()
                .toList();
    }

    private static VideoWork work() {
        VideoWork.Size large = new VideoWork.Size(160, 90);
        VideoWork.Size small = new VideoWork.Size(80, 46);
        return new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                FIRST * TestMedia.TICKS_PER_FRAME,
                END * TestMedia.TICKS_PER_FRAME,
                END - FIRST,
                END - FIRST,
                Optional.empty(),
                Optional.empty(),
                VideoCodec.H264,
                30,
                "veryfast",
                Optional.of(large),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.of(new Fraction(1, 1)),
                1,
                INTERVAL,
                new Fraction(1, 12_800),
                new Fraction(25, 1),
                Treatment.NONE,
                Framing.WHOLE,
                Dials.NONE,
                new Ladder(
                        List.of(
                                new Ladder.Rendition(
                                        VideoCodec.H264,
                                        34,
                                        "medium",
                                        small,
                                        PixelFormat.YUV420P,
                                        Framing.WHOLE,
                                        Dials.NONE),
                                new Ladder.Rendition(
                                        VideoCodec.HEVC,
                                        34,
                                        "ultrafast",
                                        small,
                                        PixelFormat.YUV420P10,
                                        Framing.WHOLE,
                                        Dials.NONE),
                                new Ladder.Rendition(
                                        VideoCodec.AV1,
                                        50,
                                        "13",
                                        large,
                                        PixelFormat.YUV420P,
                                        Framing.WHOLE,
                                        Dials.NONE),
                                new Ladder.Rendition(
                                        VideoCodec.VP9,
                                        50,
                                        "8",
                                        large,
                                        PixelFormat.YUV420P,
                                        Framing.WHOLE,
                                        Dials.NONE)),
                        true));
    }
}
