package dev.framefarm.coordinator.model;

import java.util.Set;

/**
 * What is decoded before it is sent: NUT keeps neither the size of a codec's blocks nor the bits of its samples, without
 * which many an old codec cannot be decoded, and has no name for others.
 */
public final class SentDecoded {
    /** Whose packets of sound tell no lengths, or wrong ones. */
    private static final Set<String> UNTOLD_LENGTHS = Set.of("avi", "asf");

    /** What needs nothing that NUT has no place for. Plain samples and {@link UnnamedCodec}s do not either. */
    private static final Set<String> CARRIED = Set.of(
            "aac",
            "aac_latm",
            "ac3",
            "eac3",
            "dts",
            "mp1",
            "mp2",
            "mp3",
            "flac",
            "opus",
            "vorbis",
            "speex",
            "amr_nb",
            "amr_wb");

    private static final String OF_ANY_DEPTH = "qtrle";

    private SentDecoded() {}

    /** QuickTime's Animation says how many bits a pixel has nowhere but in its container. */
    public static boolean pictures(String codec) {
        return codec.equals(OF_ANY_DEPTH);
    }

    public static boolean sound(String demuxer, String codec) {
        boolean carried = CARRIED.contains(codec)
                || codec.startsWith("pcm_")
                || UnnamedCodec.of(codec).isPresent();
        return UNTOLD_LENGTHS.contains(demuxer) || !carried;
    }
}
