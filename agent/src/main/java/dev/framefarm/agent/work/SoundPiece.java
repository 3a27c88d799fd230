package dev.framefarm.agent.work;

import java.util.OptionalLong;

/**
 * A part of a track, in packets of the encoder counted from the track's first.
 *
 * @param end the first packet no more wanted; absent where the piece goes on to the track's end
 * @param leadIn packets that are encoded before and dropped
 * @param settling samples of the delivery's rate that are dropped before those are encoded
 * @param packetSamples in each packet, of the delivery's rate
 */
public record SoundPiece(long first, OptionalLong end, int leadIn, long settling, int packetSamples) {
    private static final int MOST = 1 << 20;

    public SoundPiece {
        boolean fits = first >= leadIn && leadIn >= 0 && leadIn <= MOST && settling >= 0 && settling <= MOST;
        if (!fits || packetSamples < 1 || packetSamples > MOST || end.orElse(Long.MAX_VALUE) <= first) {
            throw new UnsupportedWork(
                    "a piece of sound was expected that has packets of its own, found " + first + " to " + end + " of "
                            + packetSamples + " samples behind " + leadIn + " packets and " + settling + " samples");
        }
    }

    /** Whether the track begins with it. */
    public boolean begins() {
        return first == 0;
    }

    /** How long the track is before it, at so many samples a second. */
    public long millisBefore(int sampleRate) {
        return first * packetSamples * 1000 / sampleRate;
    }
}
