package dev.framefarm.agent.engine;

/** What a heartbeat says about the machine. */
public interface Vitals {
    /** The one-minute load average. */
    double load();

    long freeDiskBytes();
}
