package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the packets of one audio stream. The container may hide samples at both ends: whole packets by a flag, parts
 * of a packet by a count beside it.
 */
final class SoundIndex {
    /** What is heard, in samples of the stream's own clock. */
    record Heard(
            long earliest,
            long firstSample,
            long endSample,
            boolean hidesStart,
            boolean hidesEnd,
            boolean steady,
            boolean holed,
            boolean setBack,
            long early) {}

    private final Fraction timeBase;
    private final Fraction sample;
    private long earliest = Long.MAX_VALUE;
    private @Nullable PacketLine first;
    private @Nullable PacketLine last;
    private long distance;
    private long packets;
    private boolean hiddenBefore;
    private long hiddenUntil = Long.MIN_VALUE;
    private long early;
    private boolean hiddenAfter;
    private final Steadiness steadiness;
    private final Continuity continuity;
    private final long padding;
    private final boolean hidesPadding;
    private final boolean opus;

    /**
     * The encoder put {@code padding} samples before the sound, whatever packets say of it. Decoders of Opus leave it out
     * unasked.
     */
    SoundIndex(Fraction timeBase, int sampleRate, String codec, long padding, boolean hidesPadding) {
        this.padding = padding;
        this.opus = codec.equals("opus");
        this.hidesPadding = hidesPadding || opus;
        this.steadiness = new Steadiness(codec.startsWith("pcm_"));
        this.continuity = new Continuity(timeBase, codec.startsWith("pcm_"));
        this.timeBase = timeBase;
        this.sample = new Fraction(1, sampleRate);
    }

    void add(PacketLine packet) {
        steadiness.add(packet);
        continuity.add(packet);
        if (packet.pts == PacketLine.NONE) {
            return;
        }
        earliest = Math.min(earliest, packet.earliest());
        long skipped = Math.max(hidesPadding ? padding : 0, packet.skipSamples);
        if (first == null && opus) {
            early = early(packet.pts, Math.max(padding, packet.skipSamples));
        }
        if (first == null && skipped > 0) {
            // The count stands beside the first packet, even when it reaches beyond that packet's end.
            hiddenUntil = Math.max(hiddenUntil, timeBase.rescale(packet.pts, sample) + skipped + early);
        }
        if (packet.discarded) {
            hiddenBefore |= first == null;
            hiddenAfter |= first != null;
            return;
        }
        if (first == null) {
            first = packet;
        }
        distance = last == null ? 0 : packet.pts - last.pts;
        last = packet;
        packets++;
        hiddenAfter = false;
    }

    /**
     * Ticks coarser than samples round the first packet's time, and what decoders of Opus skip of it, alike: their sum is
     * right. Of all other sound the first packet's own time counts, as it does in a single pass.
     */
    private long early(long pts, long skipped) {
        return timeBase.rescale(pts + sample.rescale(skipped, timeBase), sample)
                - timeBase.rescale(pts, sample)
                - skipped;
    }

    /** Empty when there is nothing to hear. */
    Optional<Heard> heard() {
        PacketLine begin = first;
        PacketLine end = last;
        if (begin == null || end == null) {
            return Optional.empty();
        }
        long firstSample = Math.max(timeBase.rescale(begin.pts, sample) + early, hiddenUntil);
        long endSample = end(begin, end) + early - end.discardPadding;
        if (endSample <= firstSample) {
            return Optional.empty();
        }
        return Optional.of(new Heard(
                earliest,
                firstSample,
                endSample,
                hiddenBefore || hiddenUntil != Long.MIN_VALUE,
                hiddenAfter || end.discardPadding > 0,
                steadiness.is(),
                continuity.isBroken(),
                continuity.isSetBack(),
                early));
    }

    /** Ticks coarser than samples round the length of a packet; what one is long on average is nearer. */
    private long end(PacketLine begin, PacketLine end) {
        // Where lengths are not told, the last packet is as long as the one before. What is to be discarded counts from
        // its whole length, which Ogg has shortened already.
        boolean untold = end.duration <= 0 || (end.discardPadding > 0 && end.duration < distance);
        long announced = timeBase.rescale(end.pts + (untold ? Math.max(0, distance) : end.duration), sample);
        long tick = timeBase.rescale(1, sample);
        if (!opus || tick <= 1 || packets < 2) {
            return announced;
        }
        long lastBegins = timeBase.rescale(end.pts, sample);
        long firstBegins = timeBase.rescale(begin.pts, sample) + early;
        long counted = lastBegins + Math.round((double) (lastBegins - firstBegins) / (packets - 1));
        return Math.abs(counted - announced) <= tick ? counted : announced;
    }
}
