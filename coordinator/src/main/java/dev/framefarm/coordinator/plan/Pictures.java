package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.Optional;
import java.util.Set;

/** The settings of a lane's pictures. */
final class Pictures {
    /** The longest distance of keyframes, as single-pass encoders have it by default. */
    private static final int KEYFRAME_INTERVAL = 250;

    private static final Set<VideoCodec> TEN_BIT = Set.of(VideoCodec.HEVC, VideoCodec.AV1, VideoCodec.AV1_AOM);

    private Pictures() {}

    static Encode.Video encode(Profile.VideoTrack track, Timeline timeline, Recipe.Video wanted) {
        Treatment treatment = Treatments.of(track, timeline, wanted.treatment());
        return new Encode.Video(
                new Encode.Coding(
                        wanted.coding().codec(),
                        wanted.coding().crf(),
                        wanted.coding().preset(),
                        1,
                        KEYFRAME_INTERVAL,
                        wanted.coding().dials()),
                treatment,
                picture(track, treatment, wanted),
                timing(track, timeline, wanted.fps(), treatment.pictures()));
    }

    private static Encode.Picture picture(Profile.VideoTrack track, Treatment treatment, Recipe.Video wanted) {
        Framer.Framed framed = Framer.of(track, treatment.swapsSides(), wanted.shape());
        return new Encode.Picture(
                framed.width(),
                framed.height(),
                wanted.shape().pixelFormat().orElseGet(() -> pixelFormat(track, wanted.coding())),
                treatment.toneMapping().isPresent() ? Treatments.STANDARD_RANGE : track.colour(),
                framed.sampleAspect(),
                framed.framing());
    }

    private static Encode.Timing timing(
            Profile.VideoTrack track, Timeline timeline, Optional<Fraction> fps, int pictures) {
        long timescale = fps.map(Fraction::num).orElse(timeline.timeBase().den() * pictures);
        return new Encode.Timing(
                fps,
                fps.orElseGet(() -> rate(track.frameRate(), timeline.rate()).times(new Fraction(pictures, 1))),
                timeline.timeBase(),
                new Fraction(1, timescale));
    }

    /** What the container says, where it is a rate at all; else the average. Encoders want small numbers. */
    private static Fraction rate(Fraction said, double average) {
        double rate = said.isPositive() ? said.value() : average;
        double sane = Math.max(1, Math.min(rate, 240));
        return said.isPositive() && said.den() <= 1001 && sane == rate
                ? said
                : new Fraction(Math.round(sane * 1001), 1001);
    }

    /**
     * H.264 in 10 bit plays almost nowhere, and our VP9 encoder has 8; the others keep what the source has, unless the
     * profile of HEVC says it.
     */
    private static PixelFormat pixelFormat(Profile.VideoTrack track, Recipe.Coding coding) {
        boolean ten = TEN_BIT.contains(coding.codec())
                && coding.dials().profile().map("main10"::equals).orElse(track.bitDepth() > 8);
        return ten ? PixelFormat.YUV420P10 : PixelFormat.YUV420P;
    }
}
