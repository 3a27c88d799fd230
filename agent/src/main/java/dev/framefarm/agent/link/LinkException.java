package dev.framefarm.agent.link;

/** The farm cannot be joined; the message is one sentence for the operator. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who has to act. */
    public enum Cause {
        /** Nothing of the sort will help: a wrong token, a refused agent. */
        REFUSED,
        /** Nobody answers. */
        UNREACHABLE,
        /** Something on this machine. */
        LOCAL
    }

    private final Cause reason;

    public LinkException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
