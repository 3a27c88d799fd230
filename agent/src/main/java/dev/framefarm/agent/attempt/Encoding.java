package dev.framefarm.agent.attempt;

/** A running FFmpeg. */
public interface Encoding {
    /** Waits until the process is gone and all its output was taken. */
    End await() throws InterruptedException;

    /** Kills it with all its children; returns when they are confirmed dead. */
    void stop();

    /** @param log the last lines it said */
    record End(How how, String log, double cpuSeconds) {}

    /** The ways to end. */
    enum How {
        DONE,
        FAILED,
        STALLED,
        STOPPED,
        OUT_OF_MEMORY,
        OUT_OF_SPACE
    }
}
