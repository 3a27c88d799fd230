package dev.framefarm.agent.attempt;

import java.io.IOException;

/** The slice will not come whole. */
public final class SliceFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final EndCode code;

    private SliceFailure(EndCode code, String message) {
        super(message);
        this.code = code;
    }

    /** It ended early, or is not what its digest says. */
    public static SliceFailure broken(String message) {
        return new SliceFailure(EndCode.SOURCE_BROKEN, message);
    }

    /** The way to the coordinator broke, which says nothing about the source. */
    public static SliceFailure link(String message) {
        return new SliceFailure(EndCode.HANDED_BACK, message);
    }

    public Outcome.Ended asEnd() {
        return new Outcome.Ended(code, String.valueOf(getMessage()));
    }
}
