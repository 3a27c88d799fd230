package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a certificate says beyond the output itself: ordered, recorded and measured. */
public record Facts(
        Job job,
        Plan plan,
        Digest digest,
        List<Delivery> deliveries,
        List<Attempt> attempts,
        Map<Long, Around> seams,
        Finished finished) {
    public Facts {
        deliveries = List.copyOf(deliveries);
        attempts = List.copyOf(attempts);
        seams = Map.copyOf(seams);
    }

    /** The source's digest, or why there is none. */
    public record Digest(Optional<String> sha256, String trouble) {}

    /** How like the source the frames before and after a seam are, in their order: SSIM, 1 is equal. */
    public record Around(List<Double> before, List<Double> after) {
        public Around {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** The finished file, looked at like any source, and its frames as they were judged. */
    public record Finished(Profile profile, Timeline timeline, Frames frames, Optional<Pictures> pictures) {
        /** Whose pictures were not compared with the source's. */
        public Finished(Profile profile, Timeline timeline, Frames frames) {
            this(profile, timeline, frames, Optional.empty());
        }
    }

    /** Digests of all decoded pictures in their order. */
    public record Pictures(String source, String output) {}

    /** {@code largestDeviation} is in seconds. */
    public record Frames(long expected, long found, double largestDeviation) {}
}
