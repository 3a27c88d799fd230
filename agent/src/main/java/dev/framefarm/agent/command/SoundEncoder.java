package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;

/**
 * FFmpeg's encoder of a kind of sound.
 *
 * @param sampleFormat what it is fed with, so that nothing on the way rounds to fewer bits
 * @param delay samples that it puts before the first one
 * @param packet samples in each, where the encoder would choose otherwise or not care; else 0
 */
record SoundEncoder(String library, String sampleFormat, int delay, int packet) {
    private static final int FEW_BITS = 16;

    /** {@code bits} of a sample, where the codec loses nothing. */
    static SoundEncoder of(AudioCodec codec, int bits) {
        return switch (codec) {
            case AAC -> new SoundEncoder("aac", "fltp", 1024, 0);
            case OPUS -> new SoundEncoder("libopus", "flt", 312, 0);
            case AC3 -> new SoundEncoder("ac3", "fltp", 256, 0);
            case MP3 -> new SoundEncoder("libmp3lame", "fltp", 1105, 0);
            case FLAC -> new SoundEncoder("flac", bits == FEW_BITS ? "s16" : "s32", 0, 4608);
            case PCM_S16LE -> new SoundEncoder("pcm_s16le", "s16", 0, 1024);
            case PCM_S24LE -> new SoundEncoder("pcm_s24le", "s32", 0, 1024);
        };
    }

    /**
     * Matroska rounds the delay to milliseconds when it sets the times of blocks, but players take it off to the
     * sample. By so many samples the sound would come late, or, when negative, early.
     */
    int lagInMatroska(int rate) {
        long milliseconds = Math.round(delay * 1000.0 / rate);
        return (int) Math.round(delay - milliseconds * rate / 1000.0);
    }
}
