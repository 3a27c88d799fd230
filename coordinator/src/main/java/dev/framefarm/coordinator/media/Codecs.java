package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.Whitelist;
import java.util.Map;
import java.util.Set;

/** The video codecs the farm decodes: those whose decoders were tried, and no others that FFmpeg happens to have. */
final class Codecs {
    private static final Set<String> VIDEO = Set.of(
            "h264",
            "hevc",
            "av1",
            "vp6",
            "vp6a",
            "vp6f",
            "vp8",
            "vp9",
            "mpeg1video",
            "mpeg2video",
            "mpeg4",
            "h263",
            "flv1",
            "theora",
            "vc1",
            "wmv1",
            "wmv2",
            "wmv3",
            "msmpeg4v1",
            "msmpeg4v2",
            "msmpeg4v3",
            "prores",
            "dnxhd",
            "mjpeg",
            "ffv1",
            "huffyuv",
            "ffvhuff",
            "utvideo",
            "dvvideo",
            "cinepak",
            "qtrle",
            "png",
            "gif",
            "rawvideo",
            "v210",
            "cfhd",
            "jpeg2000",
            "h261",
            "svq1",
            "msvideo1",
            "rpza",
            "zmbv",
            "flashsv",
            "magicyuv",
            "asv1",
            "asv2",
            "r210",
            "yuv4",
            "dirac");

    /** Of sound, where FFmpeg's decoder is called otherwise than its codec. */
    private static final Map<String, String> DECODERS = Map.of(
            "dts",
            "dca",
            "amr_nb",
            "amrnb",
            "amr_wb",
            "amrwb",
            "adpcm_g722",
            "g722",
            "adpcm_g726",
            "g726",
            "adpcm_g726le",
            "g726le",
            "atrac3p",
            "atrac3plus",
            "ra_144",
            "real_144",
            "ra_288",
            "real_288");

    private Codecs() {}

    /** Whether the sound can be decoded; an empty name means that nobody knows what it is. */
    static boolean hears(String codec) {
        return Whitelist.decodesWith(DECODERS.getOrDefault(codec, codec));
    }

    static boolean decodes(String codec) {
        return VIDEO.contains(codec);
    }
}
