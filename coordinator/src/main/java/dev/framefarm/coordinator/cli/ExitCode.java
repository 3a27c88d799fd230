package dev.framefarm.coordinator.cli;

/** What the program's end tells scripts. */
final class ExitCode {
    static final int DONE = 0;

    /** The job failed, or what was asked for could not be done. */
    static final int FAILED = 1;

    static final int USAGE = 2;

    /** The farm cannot be reached, or does not let us in. */
    static final int UNREACHABLE = 3;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
