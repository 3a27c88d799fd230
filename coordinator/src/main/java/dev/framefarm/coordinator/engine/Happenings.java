package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Happening;
import java.util.function.Consumer;

/** The farm's news, on every coordinator. */
public interface Happenings {
    /** Sequence numbers grow, by one or by many; a watcher that comes back names the last one it saw. */
    record Numbered(long sequence, Happening happening) {}

    /** {@code complete} says whether the watcher is told of everything that came after the number it named. */
    record Subscription(boolean complete, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    void publish(Happening happening);

    /** Delivers what is still remembered after {@code sequence}, then all that follows, in order. */
    Subscription subscribe(long sequence, Consumer<Numbered> watcher);

    /** The number of the newest happening. */
    long latest();
}
