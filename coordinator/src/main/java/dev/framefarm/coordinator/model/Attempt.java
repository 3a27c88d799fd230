package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.Optional;

/** One try at one segment by one agent, as history keeps it. No end: it is running, or was when all stopped. */
public record Attempt(
        LeaseId lease,
        LaneId lane,
        Interval interval,
        int number,
        AgentId agent,
        Instant began,
        Optional<Instant> ended,
        Optional<String> outcome,
        Optional<String> detail) {

    /** The outcome of an attempt whose delivery was accepted. */
    public static final String DELIVERED = "DELIVERED";

    /** How it ended without an accepted delivery, for people, as the end of a sentence. */
    public Optional<String> failure() {
        return outcome.flatMap(EndCode::of)
                .map(code -> code.words()
                        + detail.map(LastWords::of)
                                .filter(said -> !said.isEmpty())
                                .map(said -> " (" + said + ")")
                                .orElse(""));
    }

    /** Whether its agent may go on with it: who was only silent for too long may come back. */
    public boolean isOpen() {
        return ended.isEmpty() || outcome.filter(EndCode.EXPIRED.name()::equals).isPresent();
    }
}
