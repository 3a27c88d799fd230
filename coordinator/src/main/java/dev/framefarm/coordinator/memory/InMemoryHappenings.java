package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.engine.RecentNews;
import dev.framefarm.coordinator.model.Happening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * News delivered by the thread that publishes, before it goes on. What a watcher publishes meanwhile
 * follows after what it was told, so that all watchers see one order. A watcher that throws is dropped,
 * and closed if it can be.
 */
public final class InMemoryHappenings implements Happenings {
    /** As far apart as the numbers of a grid often are: nobody may count on the next one. */
    private static final long STEP = 1_000;

    /** No record: two watches are never the same, even of one watcher. */
    private static final class Watch {
        final Consumer<Numbered> watcher;
        final ArrayDeque<Numbered> queue = new ArrayDeque<>();

        Watch(Consumer<Numbered> watcher) {
            this.watcher = watcher;
        }
    }

    private final RecentNews recent = new RecentNews();
    private final List<Watch> watches = new ArrayList<>();
    private boolean delivering;

    @Override
    public synchronized void publish(Happening happening) {
        Numbered numbered = new Numbered(recent.latest() + STEP, happening);
        recent.add(numbered);
        watches.forEach(watch -> watch.queue.add(numbered));
        deliver();
    }

    @Override
    public synchronized Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        Watch watch = new Watch(watcher);
        boolean complete = recent.hasAllAfter(sequence);
        recent.after(sequence).forEach(watch.queue::add);
        watches.add(watch);
        deliver();
        return new Subscription(complete, () -> end(watch));
    }

    @Override
    public synchronized long latest() {
        return recent.latest();
    }

    private synchronized void end(Watch ended) {
        ended.queue.clear();
        watches.remove(ended);
    }

    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            while (watches.stream().anyMatch(watch -> !watch.queue.isEmpty())) {
                List.copyOf(watches).forEach(this::deliver);
            }
        } finally {
            delivering = false;
        }
    }

    private void deliver(Watch watch) {
        for (Numbered next = watch.queue.poll(); next != null; next = watch.queue.poll()) {
            try {
                watch.watcher.accept(next);
            } catch (RuntimeException e) {
                drop(watch);
            }
        }
    }

    private void drop(Watch watch) {
        end(watch);
        if (watch.watcher instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a dropped watcher did not close", e);
            }
        }
    }
}
