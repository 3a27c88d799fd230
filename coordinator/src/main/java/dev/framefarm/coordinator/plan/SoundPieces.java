package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.SoundPiece;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where long sound may be divided. At a cut a packet of the encoder begins that holds a whole number of milliseconds, of
 * the source's samples and of the output's: so all that converts rates is in the same phase on both sides, and packets
 * have the number and the times that they have in one go. MP3 packets borrow bits from those before, FLAC packets are
 * numbered, PCM takes no time: these stay in one piece, as does sound whose loudness is heard as a whole.
 */
final class SoundPieces {
    /** Below it one agent is done with the sound sooner than several with the pictures. */
    private static final long LEAST_DIVIDED = 600_000;

    private static final long USUAL_LENGTH = 120_000;
    /** After it AC-3 is that of a single pass to the bit, Opus and AAC are as good as there. */
    private static final long LEAD_IN = 1_000;
    /** What a resampler needs on both sides, and more. */
    private static final long SETTLING = 100;

    /** What follows a piece lets its last packets be what they are in one go. */
    private static final long BEHIND = 500;
    /** How long before a piece the slice begins: decoders may need earlier packets, MP3 has the longest memory. */
    private static final long DECODING = 2_000;

    private static final EnumSet<AudioCodec> DIVISIBLE = EnumSet.of(AudioCodec.AAC, AudioCodec.OPUS, AudioCodec.AC3);
    /** Whose decoders find their way from any packet. */
    private static final Set<String> SEEKABLE = Set.of("aac", "ac3", "eac3", "mp3", "opus", "flac");

    private static final long MILLIS = 1000;

    private final Encode.Audio encode;
    private final int sourceRate;
    private final int packet;

    SoundPieces(Encode.Audio encode, Profile.AudioTrack track) {
        this.encode = encode;
        this.sourceRate = track.sampleRate();
        this.packet = encode.codec().packetSamples(encode.sampleRate());
    }

    /** In milliseconds. */
    static List<Long> cuts(Encode.Audio encode, Profile.AudioTrack track, long length) {
        boolean whole = length < LEAST_DIVIDED || !isDivisible(encode, track);
        return whole ? List.of(0L, length) : new SoundPieces(encode, track).cuts(length);
    }

    private static boolean isDivisible(Encode.Audio encode, Profile.AudioTrack track) {
        return track.countsSamples()
                && track.steady()
                && (SEEKABLE.contains(track.codec()) || track.codec().startsWith("pcm_"))
                && DIVISIBLE.contains(encode.codec())
                && encode.loudness().isEmpty();
    }

    private List<Long> cuts(long length) {
        long step = grid() * ceilDiv(USUAL_LENGTH, grid());
        List<Long> cuts = new ArrayList<>();
        for (long cut = 0; cut == 0 || cut + step / 2 < length; cut += step) {
            cuts.add(cut);
        }
        cuts.add(length);
        return cuts;
    }

    /** The milliseconds after which packets and samples begin together again. */
    private long grid() {
        long packets = packet * MILLIS / gcd(packet * MILLIS, encode.sampleRate());
        return packets / gcd(packets, phase()) * phase();
    }

    /** The milliseconds after which samples of both rates begin together again. */
    private long phase() {
        return MILLIS / gcd(gcd(sourceRate, encode.sampleRate()), MILLIS);
    }

    /** {@code padding} is the silence before the track's first sample. */
    SoundPiece piece(Interval interval, long length, int padding) {
        long first = packets(interval.from());
        int leadIn = leadIn(interval);
        return new SoundPiece(
                first,
                interval.to() == length ? OptionalLong.empty() : OptionalLong.of(packets(interval.to())),
                leadIn,
                first == 0 ? 0 : (first - leadIn) * packet - padding - begin(interval) * encode.sampleRate() / MILLIS,
                packet);
    }

    private long packets(long millis) {
        return millis * encode.sampleRate() / MILLIS / packet;
    }

    private int leadIn(Interval interval) {
        return interval.from() == 0 ? 0 : (int) ceilDiv(LEAD_IN * encode.sampleRate() / MILLIS, packet);
    }

    /** Of the milliseconds at which all rates are in phase, the one from which the piece is decoded. */
    private long begin(Interval interval) {
        long packets = ceilDiv(MILLIS * leadIn(interval) * packet, encode.sampleRate());
        return Math.floorDiv(interval.from() - packets - SETTLING, phase()) * phase();
    }

    /** The first sample of the source, counted from the track's first, that the piece is made of. */
    long firstSample(Interval interval) {
        return begin(interval) * sourceRate / MILLIS;
    }

    /** Behind the last one. */
    long endSample(Interval interval) {
        return (interval.to() + BEHIND) * sourceRate / MILLIS;
    }

    /** How many samples before its first one a decoder begins. */
    long decodingSamples() {
        return DECODING * sourceRate / MILLIS;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    private static long gcd(long one, long other) {
        return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).longValueExact();
    }
}
