package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.LeaseId;
import java.io.IOException;
import java.util.Optional;

/** Where slices come from and deliveries go. */
public interface Farm {
    /** Begins to receive at once; returns immediately. */
    Slice fetch(LeaseId lease);

    /** Opens the way up for what comes after {@code arrived}; returns immediately. */
    Upload deliver(LeaseId lease, Arrived arrived);

    /**
     * What the coordinator has of a delivery whose line broke, and will go on with.
     *
     * @throws LineLost when it may be asked again later
     */
    Arrived arrived(LeaseId lease) throws IOException;

    /** A way past the coordinator, where there is one. */
    default Optional<Shortcut> shortcut(LeaseId lease) {
        return Optional.empty();
    }
}
