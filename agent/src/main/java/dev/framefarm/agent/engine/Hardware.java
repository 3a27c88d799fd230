package dev.framefarm.agent.engine;

import java.util.List;
import java.util.Optional;

/** The graphics card, which may be gone from one moment to the next. */
public interface Hardware {
    /** Tries it; why one of these encoders does not work any more, or empty where all of them do. May take a while. */
    Optional<String> lost(List<String> encoders) throws InterruptedException;
}
