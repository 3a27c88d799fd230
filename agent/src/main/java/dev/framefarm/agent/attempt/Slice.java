package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** The source of one attempt, arriving. A bounded part of it waits in memory, the rest at the coordinator. */
public interface Slice {
    /**
     * Writes what arrives next, waiting for it.
     *
     * @return false once everything arrived and its length and digest are right
     * @throws SliceFailure when the slice cannot be had whole; any other exception is {@code to}'s own
     */
    boolean next(OutputStream to) throws IOException;

    /** Calls {@code listener} once if the slice fails, at once if it has failed already. */
    void onFailure(Consumer<SliceFailure> listener);

    /** From the request to the last byte; until now while it still arrives. */
    Duration taken();

    /** For how long of that there was nothing for whoever reads it. */
    Duration waited();

    void cancel();
}
