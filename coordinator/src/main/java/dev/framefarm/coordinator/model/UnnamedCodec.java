package dev.framefarm.coordinator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Codecs of sound that NUT has no name for: of a slice with one of them the agent is told what it is. */
public enum UnnamedCodec {
    ALAC,
    TRUEHD,
    MLP,
    TTA,
    ADPCM_IMA_QT,
    S302M,
    PCM_DVD;

    /** By FFmpeg's name; empty for all that NUT can name. */
    public static Optional<UnnamedCodec> of(String codec) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(codec))
                .findFirst();
    }
}
