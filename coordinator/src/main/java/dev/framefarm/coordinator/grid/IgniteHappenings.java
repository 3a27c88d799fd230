package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.model.Happening;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.lang.IgniteBiPredicate;

/**
 * News for all coordinators, over Ignite's messages. Here they are heard at once, even while Ignite is
 * down; elsewhere soon, in the order of each sender. Delivery runs on the executor, which should grow:
 * a slow watcher holds a thread.
 */
public final class IgniteHappenings implements Happenings {
    private static final String TOPIC = "happenings";

    private final Grid grid;
    private final Feed feed;
    private final IgniteBiPredicate<UUID, byte[]> ear = this::hear;

    public IgniteHappenings(Grid grid, InstantSource clock, Executor executor) {
        this.grid = grid;
        this.feed = new Feed(clock, executor);
        grid.onUp(ignite -> ignite.message().localListen(TOPIC, ear));
    }

    @Override
    public void publish(Happening happening) {
        byte[] bytes = HappeningMapper.write(happening);
        // Read back for here too, so that watchers see the same types on one coordinator and on three.
        feed.hear(HappeningMapper.read(bytes));
        grid.attempt(ignite -> tellOthers(ignite, bytes));
    }

    @Override
    public Subscription subscribe(long sequence, Consumer<Numbered> watcher) {
        return feed.subscribe(sequence, watcher);
    }

    @Override
    public long latest() {
        return feed.latest();
    }

    private static void tellOthers(Ignite ignite, byte[] bytes) {
        ClusterGroup others = ignite.cluster().forRemotes();
        if (!others.nodes().isEmpty()) {
            ignite.message(others).sendOrdered(TOPIC, bytes, 0);
        }
    }

    private boolean hear(UUID sender, byte[] bytes) {
        feed.hear(HappeningMapper.read(bytes));
        return true;
    }
}
