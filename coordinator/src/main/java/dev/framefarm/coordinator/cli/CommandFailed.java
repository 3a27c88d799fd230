package dev.framefarm.coordinator.cli;

/** A command that ends without what was asked for. The message is for a person and says what to do. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandFailed(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
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

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
