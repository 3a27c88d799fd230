package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Happenings;
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
    private static final int REMEMBERED = 1_000;

    /** No record: two watches are never the same, even of one watcher. */
    private static final class Watch {
        final Consumer<Numbered> watcher;
        final ArrayDeque<Numbered> queue = new ArrayDeque<>();

        Watch(Consumer<Numbered> watcher) {
            this.watcher = watcher;
        }
    }

    private final ArrayDeque<Numbered> remembered = new ArrayDeque<>();
    private final List<Watch> watches = new ArrayList<>();
    private long latest;
    private boolean delivering;

    @Override
    public synchronized void publish(Happening happening) {
        latest++;
        Numbered numbered = new Numbered(latest, happening);
        if (remembered.size() == REMEMBERED) {
            remembered.removeFirst();
        }
        remembered.addLast(numbered);
        watches.forEach(watch -> watch.queue.add(numbered));
        deliver();
    }

    @Override
    public synchronized Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        Watch watch = new Watch(watcher);
        remembered.stream().filter(each -> each.sequence() > sequence).forEach(watch.queue::add);
        watches.add(watch);
        deliver();
        return () -> end(watch);
    }

    @Override
    public synchronized long latest() {
        return latest;
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
