package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.stream.IntStream;

/** What each video encoder understands, and which container holds what. */
record CodecRules(int leastCrf, int mostCrf, int usualCrf, List<String> presets, String usualPreset, DialRules dials) {
    /** The presets of x264; x265 took them over. */
    private static final List<String> X264_PRESETS = List.of(
            "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo");

    private static final CodecRules H264 = new CodecRules(0, 51, 20, X264_PRESETS, "medium", DialRules.H264);
    private static final CodecRules HEVC = new CodecRules(0, 51, 22, X264_PRESETS, "medium", DialRules.HEVC);
    /** For SVT-AV1 a crf of 0 means "not given". */
    private static final CodecRules AV1 = new CodecRules(1, 63, 30, upTo(13), "8", DialRules.AV1);
    /** libvpx calls its preset cpu-used. */
    private static final CodecRules VP9 = new CodecRules(0, 63, 31, upTo(8), "4", DialRules.VP9);

    /** As does libaom. */
    private static final CodecRules AV1_AOM = new CodecRules(0, 63, 30, upTo(8), "6", DialRules.AV1_AOM);

    static CodecRules of(VideoCodec codec) {
        return switch (codec) {
            case H264 -> H264;
            case HEVC -> HEVC;
            case AV1 -> AV1;
            case VP9 -> VP9;
            case AV1_AOM -> AV1_AOM;
        };
    }

    static List<VideoCodec> codecs(Container container) {
        return container == Container.WEBM
                ? List.of(VideoCodec.VP9, VideoCodec.AV1, VideoCodec.AV1_AOM)
                : List.of(VideoCodec.values());
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList();
    }
}
