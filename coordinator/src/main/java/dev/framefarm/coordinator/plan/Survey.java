package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import java.util.Optional;

/**
 * A fast encode of the pictures at one quality, of which only the sizes matter: what a piece takes there is its share of
 * the bits, as an encoder of two passes finds it out in the first. Pieces are measured one by one.
 */
final class Survey {
    /** Shorter pieces are not worth a process, and an encoder would not hit their share. */
    static final double LEAST_SECONDS = 5;

    private Survey() {}

    /** Where a bit rate is wanted. */
    static Optional<Lane> of(Lane pictures, int index) {
        Encode.Video video = (Encode.Video) pictures.encode();
        return video.hasBitRate()
                ? Optional.of(new Lane(index, pictures.stream(), quick(video), pictures.cuts(), pictures.leadIn()))
                : Optional.empty();
    }

    private static Encode.Video quick(Encode.Video video) {
        Encode.Coding wanted = video.coding();
        Encode.Coding coding = switch (wanted.codec()) {
            case H264 -> quick(wanted, 26, "superfast");
            case HEVC -> quick(wanted, 28, "ultrafast");
            case VP9, AV1_AOM -> quick(wanted, 40, "8");
            case AV1 -> quick(wanted, 40, "12");
            case PRORES, DNXHR, FFV1, H264_NVENC, HEVC_NVENC, AV1_NVENC ->
                throw new IllegalStateException(wanted.codec() + " takes no bit rate");
        };
        return new Encode.Video(coding, video.treatment(), video.picture(), video.timing());
    }

    private static Encode.Coding quick(Encode.Coding wanted, int crf, String preset) {
        return new Encode.Coding(wanted.codec(), crf, preset, wanted.threads(), wanted.keyframeInterval(), Dials.NONE);
    }
}
