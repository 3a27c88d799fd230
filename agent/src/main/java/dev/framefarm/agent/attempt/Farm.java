package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.LeaseId;
import java.util.Optional;

/** Where slices come from and deliveries go. */
public interface Farm {
    /** Begins to receive at once; returns immediately. */
    Slice fetch(LeaseId lease);

    /** Opens the way up; returns immediately. */
    Upload deliver(LeaseId lease);

    /** A way past the coordinator, where there is one. */
    default Optional<Shortcut> shortcut(LeaseId lease) {
        return Optional.empty();
    }
}
