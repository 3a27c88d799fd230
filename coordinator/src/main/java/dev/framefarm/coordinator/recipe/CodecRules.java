package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.Arrays;
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

    private static final CodecRules PRORES = intra(DialRules.PRORES);
    private static final CodecRules DNXHR = intra(DialRules.DNXHR);
    private static final CodecRules FFV1 = intra(DialRules.FFV1);

    /** Without a quality that could be chosen, and without presets. */
    private static CodecRules intra(DialRules dials) {
        return new CodecRules(0, 0, 0, List.of(), "", dials);
    }

    static CodecRules of(VideoCodec codec) {
        return switch (codec) {
            case H264 -> H264;
            case HEVC -> HEVC;
            case AV1 -> AV1;
            case VP9 -> VP9;
            case AV1_AOM -> AV1_AOM;
            case PRORES -> PRORES;
            case DNXHR -> DNXHR;
            case FFV1 -> FFV1;
        };
    }

    static List<VideoCodec> codecs(Container container) {
        return switch (container) {
            case MP4 -> List.of(VideoCodec.H264, VideoCodec.HEVC, VideoCodec.AV1, VideoCodec.VP9, VideoCodec.AV1_AOM);
            case MOV -> List.of(VideoCodec.H264, VideoCodec.HEVC, VideoCodec.PRORES, VideoCodec.DNXHR);
            case MKV ->
                Arrays.stream(VideoCodec.values())
                        .filter(each -> each != VideoCodec.DNXHR)
                        .toList();
            case WEBM -> List.of(VideoCodec.VP9, VideoCodec.AV1, VideoCodec.AV1_AOM);
            case M4A, MP3, OPUS, FLAC, WAV, MKA -> List.of();
        };
    }

    boolean hasQuality() {
        return mostCrf > 0;
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList();
    }
}
