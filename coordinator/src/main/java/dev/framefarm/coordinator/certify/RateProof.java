package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import java.util.Locale;
import java.util.Optional;

/** The bit rate that was wanted of the pictures, and what they take; of several renditions the sum. */
final class RateProof {
    private static final double NOTICEABLE = 0.03;

    private RateProof() {}

    static Optional<Certificate.Rate> of(Facts facts) {
        Plan plan = facts.plan();
        if (plan.pictures().isEmpty()) {
            return Optional.empty();
        }
        Encode.Video encode = (Encode.Video) plan.video().encode();
        if (!encode.hasBitRate()) {
            return Optional.empty();
        }
        long wanted = encode.renditions().stream()
                .mapToLong(each -> each.coding().dials().bitRate().orElse(0))
                .sum();
        long bytes = facts.deliveries().stream()
                .filter(each -> each.lane().index() == plan.video().index())
                .mapToLong(each -> each.evidence().blob().bytes())
                .sum();
        return Optional.of(new Certificate.Rate(
                wanted, Math.round(bytes * Byte.SIZE / plan.timeline().seconds())));
    }

    /** What needs no more bits than it got, or cannot do with fewer, ends beside the rate. */
    static Optional<String> warning(Certificate.Rate rate) {
        double off = (double) rate.found() / rate.wanted() - 1;
        return Math.abs(off) <= NOTICEABLE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The pictures take %d kb/s, where %d were wanted: %s.",
                        rate.found() / 1000,
                        rate.wanted() / 1000,
                        off < 0 ? "they need no more" : "they cannot do with less"));
    }
}
