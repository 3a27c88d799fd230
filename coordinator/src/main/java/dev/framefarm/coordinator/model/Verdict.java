package dev.framefarm.coordinator.model;

/** The coordinator's judgement of a delivery. */
public sealed interface Verdict {
    /** Good work that something else came before. */
    String OVERTAKEN = "OVERTAKEN";

    record Accepted() implements Verdict {}

    /** Codes are stable: OVERTAKEN, REVOKED, DIGEST, TRACKS, FRAMES, TIMES, PARITY, LOUDNESS, UNDECODABLE, UNKNOWN. */
    record Rejected(String code, String reason) implements Verdict {}

    static Accepted accepted() {
        return new Accepted();
    }

    static Rejected rejected(String code, String reason) {
        return new Rejected(code, reason);
    }
}
