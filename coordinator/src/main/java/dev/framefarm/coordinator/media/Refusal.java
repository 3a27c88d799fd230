package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober.Refused;

/** A source that cannot be rendered, found anywhere on the way of probing it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** The reason says in one sentence what is wrong and what to do. */
    Refusal(String code, String reason) {
        super(reason);
        this.code = code;
    }

    Refused refused() {
        return new Refused(code, String.valueOf(getMessage()));
    }
}
