package dev.framefarm.agent.work;

/** This agent does not know how to do what it was asked: the attempt ends, the agent carries on. */
public final class UnsupportedWork extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnsupportedWork(String message) {
        super(message);
    }
}
