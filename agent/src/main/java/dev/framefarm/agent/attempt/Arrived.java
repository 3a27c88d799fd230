package dev.framefarm.agent.attempt;

/** The beginning of a delivery that a coordinator has: its length and SHA-256, in lower-case hex. */
public record Arrived(long bytes, String sha256) {
    /** All of it goes up. */
    public static final Arrived NOTHING = new Arrived(0, "");
}
