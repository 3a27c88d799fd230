package dev.framefarm.coordinator.app;

/** The farm cannot start. The message is one sentence that says what to do. */
public final class FarmStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public FarmStartException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
