package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Set;

/** What each encoder takes. */
final class PixelFormats {
    private static final List<PixelFormat> USUAL = List.of(
            PixelFormat.YUV420P,
            PixelFormat.YUV420P10,
            PixelFormat.YUV422P,
            PixelFormat.YUV422P10,
            PixelFormat.YUV444P,
            PixelFormat.YUV444P10);

    private PixelFormats() {}

    static List<PixelFormat> of(VideoCodec codec) {
        return switch (codec) {
            case H264, HEVC -> USUAL;
            case H264_NVENC -> List.of(PixelFormat.YUV420P);
            case AV1, AV1_AOM, HEVC_NVENC, AV1_NVENC -> List.of(PixelFormat.YUV420P, PixelFormat.YUV420P10);
            case VP9 -> List.of(PixelFormat.YUV420P, PixelFormat.YUV422P, PixelFormat.YUV444P);
            case PRORES, DNXHR ->
                CodecRules.of(codec).dials().profiles().values().stream()
                        .flatMap(Set::stream)
                        .distinct()
                        .sorted()
                        .toList();
            case FFV1 -> List.of(PixelFormat.values());
        };
    }
}
