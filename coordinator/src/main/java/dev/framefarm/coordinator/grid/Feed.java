package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.engine.Happenings.Numbered;
import dev.framefarm.coordinator.engine.Happenings.Subscription;
import dev.framefarm.coordinator.model.Happening;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What this coordinator heard last, and who listens here. Numbers are the microseconds of hearing, raised
 * where that is needed to grow: so a watcher that comes back after a restart, or to another coordinator,
 * still finds its place. Safe for use by many threads; nobody waits for a watcher.
 */
final class Feed {
    static final int REMEMBERED = 1_000;

    private final InstantSource clock;
    private final Executor executor;
    private final ArrayDeque<Numbered> remembered = new ArrayDeque<>(REMEMBERED);
    private final List<Watch> watches = new ArrayList<>();
    private long latest;

    Feed(InstantSource clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    synchronized void hear(Happening happening) {
        latest = Math.max(latest + 1, clock.millis() * 1_000);
        Numbered numbered = new Numbered(latest, happening);
        if (remembered.size() == REMEMBERED) {
            remembered.removeFirst();
        }
        remembered.addLast(numbered);
        watches.removeIf(watch -> !watch.offer(numbered));
    }

    /** Replay and following begin under one lock, hence without gap or double. */
    synchronized Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        Watch watch = new Watch(watcher, executor);
        remembered.stream().filter(each -> each.sequence() > sequence).forEach(watch::offer);
        watches.add(watch);
        return () -> end(watch);
    }

    synchronized long latest() {
        return latest;
    }

    private void end(Watch watch) {
        watch.close();
        synchronized (this) {
            watches.remove(watch);
        }
    }
}
