package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.engine.Happenings.Subscription;
import dev.framefarm.coordinator.engine.RecentNews;
import dev.framefarm.coordinator.model.Happening;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What this coordinator heard last, and who listens here. Numbers are the microseconds of hearing, raised
 * where that is needed to grow: so a watcher that comes back after a restart, or to another coordinator,
 * still finds about its place, and learns that it may have missed something. Safe for use by many threads; nobody waits for a watcher.
 */
final class Feed {
    private final InstantSource clock;
    private final Executor executor;
    private final RecentNews recent = new RecentNews();
    private final List<Watch> watches = new ArrayList<>();

    Feed(InstantSource clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    synchronized void hear(Happening happening) {
        Numbered numbered = new Numbered(Math.max(recent.latest() + 1, clock.millis() * 1_000), happening);
        recent.add(numbered);
        watches.removeIf(watch -> !watch.offer(numbered));
    }

    /** Replay and following begin under one lock, hence without gap or double. */
    synchronized Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        Watch watch = new Watch(watcher, executor);
        recent.after(sequence).forEach(watch::offer);
        watches.add(watch);
        return new Subscription(recent.hasAllAfter(sequence), () -> end(watch));
    }

    synchronized long latest() {
        return recent.latest();
    }

    private void end(Watch watch) {
        watch.close();
        synchronized (this) {
            watches.remove(watch);
        }
    }
}
