package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.Failures;
import java.util.Objects;

/** The farm cannot start. The message is one sentence that says what to do. */
public final class FarmStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public FarmStartException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    static FarmStartException of(Throwable failure) {
        String why = Failures.outage(failure)
                .orElseGet(() -> Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
        return new FarmStartException("The coordinator cannot start: " + why, 1);
    }

    public int exitCode() {
        return exitCode;
    }
}
