package dev.framefarm.agent.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Beats on the engine's own thread while there is a session. */
final class Heart {
    private static final long SHORTEST_MILLIS = 100;

    private final ScheduledExecutorService loop;
    private @Nullable ScheduledFuture<?> beating;

    Heart(ScheduledExecutorService loop) {
        this.loop = loop;
    }

    void beat(Duration every, Runnable beat) {
        stop();
        long millis = Math.max(SHORTEST_MILLIS, every.toMillis());
        beating = loop.scheduleWithFixedDelay(beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (beating != null) {
            beating.cancel(false);
            beating = null;
        }
    }
}
