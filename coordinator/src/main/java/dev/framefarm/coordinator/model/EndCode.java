package dev.framefarm.coordinator.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an attempt ended without an accepted delivery, and who is to blame. */
public enum EndCode {
    HANDED_BACK(Blame.CIRCUMSTANCES, "its agent gave it back"),
    EXPIRED(Blame.SILENCE, "its agent was not heard of any more"),
    REVOKED(Blame.NOBODY, "it was called back"),
    ENCODER_FAILED(Blame.ATTEMPT, "FFmpeg failed"),
    STALLED(Blame.ATTEMPT, "FFmpeg stood still"),
    FRAMES_SHORT(Blame.LEAD_IN, "not all pictures that the file announces there can be decoded; it may be damaged"),
    SOURCE_BROKEN(Blame.ATTEMPT, "the source could not be read"),
    OUT_OF_SPACE(Blame.SHORTAGE, "the agent's disk was full"),
    OUT_OF_MEMORY(Blame.SHORTAGE, "the agent had too little memory"),
    UNSUPPORTED(Blame.ATTEMPT, "the agent does not know how"),
    REJECTED(Blame.ATTEMPT, "what it delivered was refused");

    /** Whom a repetition should avoid. */
    public enum Blame {
        NOBODY,
        /** Something around the agent that may last, such as a coordinator that could not give the slice. */
        CIRCUMSTANCES,
        ATTEMPT,
        /** The agent was not heard of any more: it fell over its work, or the line to it was cut. */
        SILENCE,
        /** The agent had no room just then. */
        SHORTAGE,
        /** The slice, not the agent: the same agent may try again with a longer lead-in, once before others do. */
        LEAD_IN
    }

    private final Blame blame;
    private final String words;

    EndCode(Blame blame, String words) {
        this.blame = blame;
        this.words = words;
    }

    /** By its name; empty for what is no such end. */
    public static Optional<EndCode> of(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    /** The names of all with this blame. */
    public static Set<String> named(Blame blame) {
        return Arrays.stream(values())
                .filter(code -> code.blame == blame)
                .map(EndCode::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something went wrong, so that the same has to be done again. */
    public boolean isSetback() {
        return blame != Blame.NOBODY && blame != Blame.CIRCUMSTANCES;
    }

    /** For people, as the end of a sentence. */
    public String words() {
        return words;
    }

    public Blame blame() {
        return blame;
    }
}
