package dev.framefarm.coordinator.verify;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Verdict;
import java.util.Arrays;
import java.util.Optional;

/** Whether a delivery is what was ordered. */
public final class DeliveryJudge {
    private DeliveryJudge() {}

    /** What the coordinator found in the delivered bytes. */
    @SuppressWarnings("ArrayRecordComponent") // as many as a segment has frames; nobody compares two
    public record Found(long[] times, String header, String fault) {}

    /** Pictures: every frame at its time, and the same sample description as the lane's first delivery. */
    public static Verdict pictures(Evidence said, Found found, long[] expected, Optional<Delivery> first) {
        if (found.times().length != expected.length) {
            return Verdict.rejected("FRAMES", "expected " + expected.length + " frames, found " + found.times().length);
        }
        if (said.frames() != expected.length) {
            return Verdict.rejected("FRAMES", "the agent counted " + said.frames() + " frames of " + expected.length);
        }
        int off = Arrays.mismatch(expected, found.times());
        if (off >= 0) {
            return Verdict.rejected(
                    "TIMES", "frame " + off + " is at " + found.times()[off] + " instead of " + expected[off]);
        }
        return common(said, found, first);
    }

    /** Sound: something is there and can be read; its length is checked with the film's. */
    public static Verdict sound(Evidence said, Found found, Optional<Delivery> first) {
        if (found.times().length == 0) {
            return Verdict.rejected("FRAMES", "the delivery holds no sound");
        }
        return common(said, found, first);
    }

    private static Verdict common(Evidence said, Found found, Optional<Delivery> first) {
        if (!found.fault().isEmpty()) {
            return Verdict.rejected("UNDECODABLE", found.fault());
        }
        return first.flatMap(earlier -> mixed(said, found.header(), earlier))
                .<Verdict>map(why -> Verdict.rejected("PARITY", why))
                .orElseGet(Verdict::accepted);
    }

    /** Why the delivery cannot stand in one lane with the first. */
    public static Optional<String> mixed(Evidence said, String header, Delivery first) {
        String lane = first.evidence().parityClass();
        if (!said.parityClass().equals(lane)) {
            return Optional.of("made by " + said.parityClass() + ", the lane by " + lane);
        }
        return header.equals(first.header())
                ? Optional.empty()
                : Optional.of("the sample description differs from the lane's first");
    }
}
