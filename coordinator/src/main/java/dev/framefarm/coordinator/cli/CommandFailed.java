package dev.framefarm.coordinator.cli;

/** A command that ends without what was asked for. The message is for a person and says what to do. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final boolean busy;

    private CommandFailed(String message, int exitCode) {
        this(message, exitCode, false);
    }

    private CommandFailed(String message, int exitCode, boolean busy) {
        super(message);
        this.exitCode = exitCode;
        this.busy = busy;
    }

    static CommandFailed usage(String message) {
        return new CommandFailed(message, ExitCode.USAGE);
    }

    static CommandFailed failed(String message) {
        return new CommandFailed(message, ExitCode.FAILED);
    }

    static CommandFailed unreachable(String message) {
        return new CommandFailed(message, ExitCode.UNREACHABLE);
    }

    /** The farm has no place for one more just now. */
    static CommandFailed busy(String message) {
        return new CommandFailed(message, ExitCode.FAILED, true);
    }

    boolean isBusy() {
        return busy;
    }

    /** Whether it may be over at the next try. */
    boolean mayPass() {
        return busy || exitCode == ExitCode.UNREACHABLE;
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
