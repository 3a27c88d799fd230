package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Happening;
import java.util.function.Consumer;

/** The farm's news, on every coordinator. */
public interface Happenings {
    /** Sequence numbers grow; a watcher that comes back names the last one it saw. */
    record Numbered(long sequence, Happening happening) {}

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    void publish(Happening happening);

    /** Delivers what is still remembered after {@code sequence}, then all that follows, in order. */
    Subscription subscribe(long sequence, Consumer<Numbered> watcher);

    /** The number of the newest happening. */
    long latest();
}
