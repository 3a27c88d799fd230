package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;

/**
 * FFmpeg's encoder of a kind of sound.
 *
 * @param sampleFormat what it is fed with, so that nothing on the way rounds to fewer bits
 * @param delay samples that it puts before the first one
 */
record SoundEncoder(String library, String sampleFormat, int delay) {
    private static final int FEW_BITS = 16;

    /** {@code bits} of a sample, where the codec loses nothing. */
    static SoundEncoder of(AudioCodec codec, int bits) {
        String whole = bits == FEW_BITS ? "s16" : "s32";
        return switch (codec) {
            case AAC -> new SoundEncoder("aac", "fltp", 1024);
            case OPUS -> new SoundEncoder("libopus", "flt", 312);
            case AC3 -> new SoundEncoder("ac3", "fltp", 256);
            case MP3 -> new SoundEncoder("libmp3lame", "fltp", 1105);
            case FLAC -> new SoundEncoder("flac", whole, 0);
            case PCM -> new SoundEncoder(bits == FEW_BITS ? "pcm_s16le" : "pcm_s24le", whole, 0);
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
