package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;

/** What each encoder takes. */
final class PixelFormats {
    private PixelFormats() {}

    static List<PixelFormat> of(VideoCodec codec) {
        return switch (codec) {
            case H264, HEVC -> List.of(PixelFormat.values());
            case AV1, AV1_AOM -> List.of(PixelFormat.YUV420P, PixelFormat.YUV420P10);
            case VP9 -> List.of(PixelFormat.YUV420P, PixelFormat.YUV422P, PixelFormat.YUV444P);
        };
    }
}
