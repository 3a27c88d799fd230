package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Framing;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Treatment;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.util.Optional;

/** Orders for H.264 of a film at 25 frames a second with 512 ticks each, whose slice is raised by a second. */
final class PicturesOf {
    static final int STEP = 512;
    static final int SHIFT = 12_800;

    private PicturesOf() {}

    /** The frames {@code from <= n < to}. */
    static VideoWork frames(int from, int to, int width, int height, Treatment treatment, Framing framing) {
        Fraction tick = new Fraction(1, 12_800);
        return new VideoWork(
                new Clock(tick, SHIFT, -SHIFT),
                from * (long) STEP,
                to * (long) STEP,
                (to - from) * (long) treatment.pictures(),
                to - from,
                Optional.empty(),
                Optional.empty(),
                VideoCodec.H264,
                20,
                "ultrafast",
                Optional.of(new VideoWork.Size(width, height)),
                PixelFormat.YUV420P,
                new Colour(1, 1, 1, false),
                Optional.of(new Fraction(1, 1)),
                1,
                250,
                new Fraction(1, 12_800L * treatment.pictures()),
                new Fraction(25L * treatment.pictures(), 1),
                treatment,
                framing,
                Dials.NONE);
    }
}
