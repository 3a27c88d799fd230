package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A way into the farm's blob store that does not lead through a coordinator, for one finished delivery. */
public interface Shortcut {
    /**
     * Puts the file there, tells the coordinator, and waits for its judgement.
     *
     * @return empty when it has to go through the coordinator after all
     */
    Optional<Verdict> deliver(Path file, Delivery delivery) throws IOException;

    /** Ends it soon, from any thread. */
    void cancel();
}
