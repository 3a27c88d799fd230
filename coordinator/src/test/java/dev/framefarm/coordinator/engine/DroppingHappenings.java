package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Happening;
import java.util.Optional;
import java.util.function.Consumer;

/** News whose latest watcher can be dropped, as one that is too far behind. */
final class DroppingHappenings implements Happenings {
    private record Watching(Subscription subscription, Consumer<Numbered> watcher) {}

    private final Happenings happenings;
    private volatile Optional<Watching> latest = Optional.empty();

    DroppingHappenings(Happenings happenings) {
        this.happenings = happenings;
    }

    void drop() throws Exception {
        Watching dropped = latest.orElseThrow();
        dropped.subscription().close();
        if (dropped.watcher() instanceof AutoCloseable told) {
            told.close();
        }
    }

    @Override
    public void publish(Happening happening) {
        happenings.publish(happening);
    }

    @Override
    public Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        Subscription subscription = happenings.subscribe(sequence, watcher);
        latest = Optional.of(new Watching(subscription, watcher));
        return subscription;
    }

    @Override
    public long latest() {
        return happenings.latest();
    }
}
