package dev.framefarm.agent.testing;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Pictures upon pictures: the work, and what became of it. */
public final class CoveredFilm {
    private CoveredFilm() {}

    /** Frames of a small film, undamaged by the encoder, with that upon them. */
    public static VideoWork work(int from, int to, Framing framing, Colour colour, Ladder ladder) {
        return new VideoWork(
                new Clock(new Fraction(1, 12_800), TestMedia.SHIFT, -TestMedia.SHIFT),
                from * TestMedia.TICKS_PER_FRAME,
                to * TestMedia.TICKS_PER_FRAME,
                to - from,
                to - from,
                Optional.empty(),
                Optional.empty(),
                VideoCodec.FFV1,
                0,
                "",
                Optional.of(new VideoWork.Size(320, 180)),
                PixelFormat.YUV420P,
                colour,
                Optional.empty(),
                1,
                1,
                new Fraction(1, 12_800),
                new Fraction(25, 1),
                Treatment.NONE,
                framing,
                Dials.NONE,
                ladder);
    }

    /** The average of a part of a frame. */
    public static double brightness(Path film, int frame, String part) {
        byte[] grey = TestMedia.ffmpeg(
                "-i",
                film.toString(),
                "-map",
                "0:v:0",
                "-vf",
                "select=eq(n\\," + frame + "),format=gray,crop=" + part,
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "pipe:1");
        double sum = 0;
        for (byte each : grey) {
            sum += Byte.toUnsignedInt(each);
        }
        return sum / grey.length;
    }

    /** Of each decoded frame. */
    public static List<String> hashes(byte[] delivery) {
        String said = new String(
                TestMedia.ffmpeg(
                        delivery,
                        List.of(
                                "-copyts",
                                "-f",
                                "mp4",
                                "-i",
                                "pipe:0",
                                "-fps_mode",
                                "passthrough",
                                "-f",
                                "framemd5",
                                "pipe:1")),
                StandardCharsets.US_ASCII);
        return said.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',')))
                .toList();
    }
}
