package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Optional;

/** The settings of a lane's pictures. */
final class Pictures {
    /** The longest distance of keyframes, as single-pass encoders have it by default. */
    private static final int KEYFRAME_INTERVAL = 250;

    /** Of H.273's code points. */
    private static final int RGB = 0;

    private static final int BT_601 = 6;

    private Pictures() {}

    static Encode.Video encode(
            Profile.VideoTrack track, Timeline timeline, Recipe.Video wanted, long raised, List<String> remarks) {
        Treatment treatment = Treatments.of(track, timeline, wanted.treatment());
        Optional<Fraction> keyframes = wanted.ladder().keyframes();
        int interval = keyframes
                .map(seconds -> frames(seconds, wanted, timeline, treatment.pictures()))
                .orElse(KEYFRAME_INTERVAL);
        Recipe.Shape full = wanted.shape().withHeight(Optional.empty());
        int lines = Framer.of(track, treatment, full).height();
        Encode.Timing timing = timing(track, timeline, wanted.fps(), treatment.pictures());
        List<Encode.Rendition> renditions = Renditions.of(lines, wanted, remarks).stream()
                .map(each -> new Encode.Rendition(
                        coding(each.coding(), interval),
                        marked(picture(track, treatment, each), each.shape(), timing, raised)))
                .toList();
        boolean lossless = renditions.stream().anyMatch(each -> each.coding().codec() == VideoCodec.FFV1);
        if (lossless && PixelFormat.holding(track.pixelFormat()).isEmpty()) {
            remarks.add("The source's pixel format " + track.pixelFormat()
                    + " is converted to one that ffv1 takes here, so values may differ from the source's by rounding.");
        }
        remarks.addAll(
                Coarser.remarks(track, renditions, wanted.shape().pixelFormat().isPresent()));
        return new Encode.Video(
                renditions.get(0).coding(),
                treatment,
                renditions.get(0).picture(),
                timing,
                new Encode.Ladder(renditions.subList(1, renditions.size()), keyframes.isPresent()));
    }

    /** Pictures that are made of one frame stay together. */
    private static int frames(Fraction seconds, Recipe.Video wanted, Timeline timeline, int pictures) {
        double rate = wanted.fps().map(Fraction::value).orElse(timeline.rate());
        int frames = Math.toIntExact(Math.max(1, Math.round(seconds.value() * rate)));
        return wanted.fps().isPresent() ? frames : frames * pictures;
    }

    private static Encode.Coding coding(Recipe.Coding wanted, int agreed) {
        int interval = wanted.codec().isIntra() ? 1 : agreed;
        return new Encode.Coding(wanted.codec(), wanted.crf(), wanted.preset(), 1, interval, wanted.dials());
    }

    private static Encode.Picture picture(Profile.VideoTrack track, Treatment treatment, Recipe.Rendition wanted) {
        Framer.Framed framed = wanted.coding().codec() == VideoCodec.FFV1 && isSizeKept(wanted.shape())
                ? Framer.whole(track, treatment)
                : Framer.of(track, treatment, wanted.shape());
        if (wanted.coding().codec() == VideoCodec.DNXHR && (framed.width() < 256 || framed.height() < 120)) {
            throw new Unplannable("DNxHR takes pictures from 256x120 pixels on, these would have " + framed.width()
                    + "x" + framed.height() + "; choose `prores`, or a larger size with `upscale: true`.");
        }
        CardSizes.check(wanted.coding().codec(), framed.width(), framed.height());
        PixelFormat format = wanted.shape().pixelFormat().orElseGet(() -> pixelFormat(track, wanted.coding()));
        return new Encode.Picture(
                framed.width(),
                framed.height(),
                format,
                treatment.toneMapping().isPresent() ? Treatments.STANDARD_RANGE : colour(track, format),
                framed.sampleAspect(),
                framed.framing());
    }

    /**
     * FFmpeg makes luma and chroma of red, green and blue by BT.601, whatever the size. Players that are not told guess
     * BT.709 for large pictures.
     */
    private static Colour colour(Profile.VideoTrack track, PixelFormat format) {
        Colour said = track.colour();
        boolean mixed = PixelFormat.isRedGreenBlue(track.pixelFormat()) && format.isLuma();
        return mixed && (said.matrix() == RGB || said.matrix() == Colour.UNSAID) ? said.withMatrix(BT_601) : said;
    }

    private static Encode.Picture marked(
            Encode.Picture picture, Recipe.Shape wanted, Encode.Timing timing, long raised) {
        return wanted.logo()
                .map(mark -> Logos.of(mark, picture, timing.outputTimeBase(), raised))
                .map(logo -> picture.in(picture.framing().under(logo)))
                .orElse(picture);
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

    private static boolean isSizeKept(Recipe.Shape shape) {
        return shape.width().isEmpty()
                && shape.height().isEmpty()
                && shape.crop().isEmpty()
                && shape.pad().isEmpty()
                && !shape.squarePixels();
    }

    /**
     * H.264 in 10 bit plays almost nowhere, and our VP9 encoder has 8; HEVC and AV1 keep what the source has, unless the
     * profile of HEVC says it. What loses nothing has the source's own.
     */
    private static PixelFormat pixelFormat(Profile.VideoTrack track, Recipe.Coding coding) {
        Optional<String> profile = coding.dials().profile();
        boolean many = track.bitDepth() > 8;
        return switch (coding.codec()) {
            case PRORES -> profile.orElse("").startsWith("4444") ? PixelFormat.YUV444P10 : PixelFormat.YUV422P10;
            case DNXHR ->
                switch (profile.orElse(many ? "hqx" : "hq")) {
                    case "444" -> PixelFormat.YUV444P10;
                    case "hqx" -> PixelFormat.YUV422P10;
                    default -> PixelFormat.YUV422P;
                };
            case FFV1 ->
                PixelFormat.holding(track.pixelFormat()).orElse(many ? PixelFormat.YUV444P16 : PixelFormat.YUV444P);
            case HEVC, HEVC_NVENC ->
                profile.map("main10"::equals).orElse(many) ? PixelFormat.YUV420P10 : PixelFormat.YUV420P;
            case AV1, AV1_AOM, AV1_NVENC -> many ? PixelFormat.YUV420P10 : PixelFormat.YUV420P;
            case H264, H264_NVENC, VP9 -> PixelFormat.YUV420P;
        };
    }
}
