package dev.framefarm.agent.work;

/** The sounds an agent can make, by the name that capabilities and recipes use. */
public enum AudioCodec {
    AAC("aac"),
    OPUS("opus"),
    AC3("ac3"),
    FLAC("flac"),
    MP3("mp3"),
    PCM_S16LE("pcm_s16le"),
    PCM_S24LE("pcm_s24le");

    private final String label;

    AudioCodec(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
