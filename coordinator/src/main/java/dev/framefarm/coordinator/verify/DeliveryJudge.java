package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.SoundSpan;
import dev.framefarm.coordinator.model.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a delivery is what was ordered. */
public final class DeliveryJudge {
    private DeliveryJudge() {}

    /** A damaged source may lack its first and last packet: the longest that codecs have in use. */
    private static final double SOURCE_PACKET_SECONDS = 0.06;

    /** Containers that count milliseconds may be off by one. */
    private static final double ROUNDED = 0.002;

    /** What the coordinator found in the delivered bytes. */
    @SuppressWarnings("ArrayRecordComponent") // as many as a segment has frames; nobody compares two
    public record Found(Fraction timeBase, long[] times, String codec, String header, String fault) {}

    /** When each frame is to be shown, in ticks. */
    @SuppressWarnings("ArrayRecordComponent") // as many as a segment has frames; nobody compares two
    public record Expected(Fraction tick, long[] times) {}

    /** Pictures in several tracks, each of which must show all frames. {@code codecs} are in the tracks' order. */
    public static Verdict tracks(
            Evidence said, List<Found> found, List<String> codecs, Expected expected, Optional<Delivery> first) {
        if (found.size() != codecs.size()) {
            return Verdict.rejected(
                    "TRACKS", "expected " + codecs.size() + " tracks of pictures, found " + found.size());
        }
        for (int i = 0; i < found.size(); i++) {
            if (pictures(said, found.get(i), codecs.get(i), expected, first) instanceof Verdict.Rejected rejected) {
                return found.size() == 1
                        ? rejected
                        : Verdict.rejected(rejected.code(), rejected.reason() + " (rendition " + (i + 1) + ")");
            }
        }
        return Verdict.accepted();
    }

    /** Pictures: every frame at its time, and the same sample description as the lane's first delivery. */
    public static Verdict pictures(
            Evidence said, Found found, String codec, Expected expected, Optional<Delivery> first) {
        long[] times = expected.times();
        if (found.times().length == 0 && !found.fault().isEmpty()) {
            return Verdict.rejected("UNDECODABLE", found.fault());
        }
        if (found.times().length != times.length) {
            String more = found.times().length > times.length ? "more" : Integer.toString(found.times().length);
            return Verdict.rejected("FRAMES", "expected " + times.length + " frames, found " + more);
        }
        if (said.frames() != times.length) {
            return Verdict.rejected("FRAMES", "the agent counted " + said.frames() + " frames of " + times.length);
        }
        if (!found.timeBase().equals(expected.tick())) {
            return Verdict.rejected(
                    "TIMES", "times are told in " + found.timeBase() + " s instead of " + expected.tick() + " s");
        }
        int off = Arrays.mismatch(times, found.times());
        if (off >= 0) {
            return Verdict.rejected(
                    "TIMES", "frame " + off + " is at " + found.times()[off] + " instead of " + times[off]);
        }
        return common(said, found, codec, first);
    }

    /**
     * Sound: from its first sample to its last at its own time. An encoder's delay lies before, its last packet ends
     * behind: each is a packet or two.
     */
    public static Verdict sound(
            Evidence said, Found found, String codec, SoundSpan expected, Optional<Delivery> first) {
        if (found.times().length == 0) {
            return Verdict.rejected("FRAMES", "the delivery holds no sound");
        }
        double base = found.timeBase().value();
        double from = found.times()[0] * base;
        double to = found.times()[found.times().length - 1] * base + expected.packet();
        double slack = 2 * expected.packet();
        Optional<Verdict> misfit = joint(expected, from, found.times().length);
        if (misfit.isPresent()) {
            return misfit.get();
        }
        if (from < expected.from() - slack || from > expected.from() + slack + SOURCE_PACKET_SECONDS) {
            return Verdict.rejected(
                    "TIMES",
                    String.format(Locale.ROOT, "the sound begins at %.3f s instead of %.3f s", from, expected.from()));
        }
        if (to < expected.to() - slack - SOURCE_PACKET_SECONDS || to > expected.to() + slack) {
            return Verdict.rejected(
                    "TIMES",
                    String.format(Locale.ROOT, "the sound ends at %.3f s instead of %.3f s", to, expected.to()));
        }
        return common(said, found, codec, first);
    }

    /**
     * What is wrong with a piece's joints, if something is. The encoder's delay is not known here, but no longer than a
     * packet; in the track's first piece that packet may be hidden.
     */
    private static Optional<Verdict> joint(SoundSpan expected, double from, int found) {
        double early = expected.from() - from;
        if (expected.joins() && (early < -ROUNDED || early > expected.packet() + ROUNDED)) {
            return Optional.of(Verdict.rejected(
                    "TIMES",
                    String.format(Locale.ROOT, "the piece begins at %.3f s instead of %.3f s", from, expected.from())));
        }
        long packets = expected.packets().orElse(found);
        boolean hidden = !expected.joins() && found == packets - 1;
        return found == packets || hidden
                ? Optional.empty()
                : Optional.of(Verdict.rejected(
                        "FRAMES", "expected " + packets + " packets of sound, found " + found + "; update the agent"));
    }

    private static Verdict common(Evidence said, Found found, String codec, Optional<Delivery> first) {
        if (!found.fault().isEmpty()) {
            return Verdict.rejected("UNDECODABLE", found.fault());
        }
        if (!found.codec().equals(codec)) {
            return Verdict.rejected("PARITY", "expected " + codec + ", found " + found.codec());
        }
        return first.<Verdict>flatMap(earlier -> mixed(said, found.header(), earlier))
                .orElseGet(Verdict::accepted);
    }

    /**
     * Why the delivery cannot stand in one lane with the first. That another class was quicker with the first one is
     * nobody's fault; that two of one class differ is.
     */
    public static Optional<Verdict.Rejected> mixed(Evidence said, String header, Delivery first) {
        String lane = first.evidence().parityClass();
        if (!said.parityClass().equals(lane)) {
            return Optional.of(Verdict.rejected(
                    Verdict.OVERTAKEN, "made by " + said.parityClass() + ", the lane was begun by " + lane));
        }
        return header.equals(first.header())
                ? Optional.empty()
                : Optional.of(Verdict.rejected("PARITY", "the sample description differs from the lane's first"));
    }
}
