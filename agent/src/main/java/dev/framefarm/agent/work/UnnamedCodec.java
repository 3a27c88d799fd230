package dev.framefarm.agent.work;

/** Codecs of sound that NUT has no name for, so that the decoder must be chosen for it. */
public enum UnnamedCodec {
    ALAC("alac"),
    TRUEHD("truehd"),
    MLP("mlp"),
    TTA("tta"),
    ADPCM_IMA_QT("adpcm_ima_qt"),
    S302M("s302m"),
    PCM_DVD("pcm_dvd");

    private final String decoder;

    UnnamedCodec(String decoder) {
        this.decoder = decoder;
    }

    public String decoder() {
        return decoder;
    }
}
