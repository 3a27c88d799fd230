package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;

/** The settings of a lane's pictures. */
final class Pictures {
    /** The longest distance of keyframes, as single-pass encoders have it by default. */
    private static final int KEYFRAME_INTERVAL = 250;

    private Pictures() {}

    static Encode.Video encode(Profile.VideoTrack track, Timeline timeline, Recipe.Video wanted) {
        int height = wanted.height().filter(most -> most < track.height()).orElse(track.height());
        int width = height == track.height()
                ? track.width()
                : Math.round((float) track.width() * height / track.height());
        long timescale = wanted.fps().map(Fraction::num).orElse(timeline.timeBase().den());
        return new Encode.Video(
                wanted.codec(),
                wanted.crf(),
                wanted.preset(),
                even(width),
                even(height),
                pixelFormat(track, wanted.codec()),
                track.colour(),
                track.sampleAspect(),
                wanted.fps(),
                1,
                KEYFRAME_INTERVAL,
                timeline.timeBase(),
                new Fraction(1, timescale));
    }

    /** 4:2:0 has a colour sample for two pixels each way. */
    private static int even(int size) {
        return Math.max(2, size / 2 * 2);
    }

    /** H.264 in 10 bit plays almost nowhere; the others keep what the source has. */
    private static PixelFormat pixelFormat(Profile.VideoTrack track, VideoCodec codec) {
        return track.bitDepth() > 8 && codec != VideoCodec.H264 ? PixelFormat.YUV420P10 : PixelFormat.YUV420P;
    }
}
