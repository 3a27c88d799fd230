package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of a lane's pictures. */
final class Pictures {
    /** The longest distance of keyframes, as single-pass encoders have it by default. */
    private static final int KEYFRAME_INTERVAL = 250;

    private static final Set<VideoCodec> TEN_BIT = Set.of(VideoCodec.HEVC, VideoCodec.AV1);

    private Pictures() {}

    static Encode.Video encode(Profile.VideoTrack track, Timeline timeline, Recipe.Video wanted, List<String> remarks) {
        Optional<Fraction> keyframes = wanted.ladder().keyframes();
        int interval =
                keyframes.map(seconds -> frames(seconds, wanted, timeline)).orElse(KEYFRAME_INTERVAL);
        List<Encode.Rendition> renditions = Renditions.of(track, wanted, remarks).stream()
                .map(each -> rendition(track, each, interval))
                .toList();
        return new Encode.Video(
                renditions.get(0).coding(),
                renditions.get(0).picture(),
                timing(track, timeline, wanted.fps()),
                new Encode.Ladder(renditions.subList(1, renditions.size()), keyframes.isPresent()));
    }

    private static int frames(Fraction seconds, Recipe.Video wanted, Timeline timeline) {
        double rate = wanted.fps().map(Fraction::value).orElse(timeline.rate());
        return Math.toIntExact(Math.max(1, Math.round(seconds.value() * rate)));
    }

    private static Encode.Rendition rendition(Profile.VideoTrack track, Recipe.Rendition wanted, int interval) {
        Recipe.Coding coding = wanted.coding();
        return new Encode.Rendition(
                new Encode.Coding(coding.codec(), coding.crf(), coding.preset(), 1, interval), picture(track, wanted));
    }

    private static Encode.Picture picture(Profile.VideoTrack track, Recipe.Rendition wanted) {
        int height =
                wanted.shape().height().filter(most -> most < track.height()).orElse(track.height());
        int width =
                height == track.height() ? track.width() : Math.round((float) track.width() * height / track.height());
        return new Encode.Picture(
                even(width),
                even(height),
                pixelFormat(track, wanted.coding().codec()),
                track.colour(),
                track.sampleAspect());
    }

    private static Encode.Timing timing(Profile.VideoTrack track, Timeline timeline, Optional<Fraction> fps) {
        long timescale = fps.map(Fraction::num).orElse(timeline.timeBase().den());
        return new Encode.Timing(
                fps,
                fps.orElseGet(() -> rate(track.frameRate(), timeline.rate())),
                timeline.timeBase(),
                new Fraction(1, timescale));
    }

    /** 4:2:0 has a colour sample for two pixels each way. */
    private static int even(int size) {
        return Math.max(2, size / 2 * 2);
    }

    /** What the container says, where it is a rate at all; else the average. Encoders want small numbers. */
    private static Fraction rate(Fraction said, double average) {
        double rate = said.isPositive() ? said.value() : average;
        double sane = Math.max(1, Math.min(rate, 240));
        return said.isPositive() && said.den() <= 1001 && sane == rate
                ? said
                : new Fraction(Math.round(sane * 1001), 1001);
    }

    /** H.264 in 10 bit plays almost nowhere, and our VP9 encoder has 8; the others keep what the source has. */
    private static PixelFormat pixelFormat(Profile.VideoTrack track, VideoCodec codec) {
        return track.bitDepth() > 8 && TEN_BIT.contains(codec) ? PixelFormat.YUV420P10 : PixelFormat.YUV420P;
    }
}
