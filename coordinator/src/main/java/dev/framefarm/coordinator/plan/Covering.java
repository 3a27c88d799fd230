package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import java.util.EnumSet;
import java.util.Set;

/** Upon which pictures others can be put. */
final class Covering {
    /** What FFmpeg puts one picture upon another in without changing the samples around it. */
    private static final Set<PixelFormat> HELD = EnumSet.of(
            PixelFormat.YUV420P,
            PixelFormat.YUV420P10,
            PixelFormat.YUV422P,
            PixelFormat.YUV422P10,
            PixelFormat.YUV444P,
            PixelFormat.YUV444P10);
    /** With finer ticks the times of frames would be rounded. */
    private static final long MOST_TICKS = 1_000_000;

    private Covering() {}

    /** {@code what} begins the sentence for the user. */
    static void demand(String what, Encode.Picture picture, Fraction tick) {
        PixelFormat format = picture.pixelFormat();
        if (!HELD.contains(format)) {
            throw new Unplannable(what + " cannot be put upon pictures in " + format.wireName()
                    + "; choose another `pixelFormat`, such as yuv444p10, or leave that out.");
        }
        if (tick.den() > MOST_TICKS * tick.num()) {
            throw new Unplannable(what + " cannot be put upon a film whose times are counted finer than in millionths"
                    + " of a second; give the recipe an `fps`, or leave that out.");
        }
    }
}
