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

    /** For NVENC, too, a quality of 0 means "not given". */
    private static final List<String> NVENC_PRESETS = List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7");

    private static final CodecRules H264_NVENC = new CodecRules(1, 51, 23, NVENC_PRESETS, "p5", DialRules.H264_NVENC);
    private static final CodecRules HEVC_NVENC = new CodecRules(1, 51, 25, NVENC_PRESETS, "p5", DialRules.HEVC_NVENC);
    private static final CodecRules AV1_NVENC = new CodecRules(1, 63, 32, NVENC_PRESETS, "p5", DialRules.NONE);

    private static final CodecRules PRORES = intra(DialRules.PRORES);
    private static final CodecRules DNXHR = intra(DialRules.DNXHR);
    private static final CodecRules FFV1 = intra(DialRules.NONE);

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
            case H264_NVENC -> H264_NVENC;
            case HEVC_NVENC -> HEVC_NVENC;
            case AV1_NVENC -> AV1_NVENC;
        };
    }

    static List<VideoCodec> codecs(Container container) {
        return switch (container) {
            case MP4 -> codecs("h264", "hevc", "av1", "vp9");
            case MOV -> codecs("h264", "hevc", "prores", "dnxhd");
            case MKV ->
                Arrays.stream(VideoCodec.values())
                        .filter(each -> each != VideoCodec.DNXHR)
                        .toList();
            case WEBM -> codecs("vp9", "av1");
            case M4A, MP3, OPUS, FLAC, WAV, MKA -> List.of();
        };
    }

    /** All that make one of these formats. */
    private static List<VideoCodec> codecs(String... formats) {
        return Arrays.stream(VideoCodec.values())
                .filter(each -> List.of(formats).contains(each.format()))
                .toList();
    }

    boolean hasQuality() {
        return mostCrf > 0;
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList();
    }
}
