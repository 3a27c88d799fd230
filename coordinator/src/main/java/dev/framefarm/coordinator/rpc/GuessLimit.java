package dev.framefarm.coordinator.rpc;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often one remote address may guess a token. Only failures count, so that many agents
 * behind one address can all enrol.
 */
final class GuessLimit {
    private static final int REMEMBERED = 10_000;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private record Window(long began, int failures) {}

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<Origin, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    GuessLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    synchronized void check(@Nullable SocketAddress remote) {
        Window window = windows.get(Origin.of(remote));
        if (window != null && window.failures >= perMinute && nanos.getAsLong() - window.began < MINUTE) {
            throw new TooMany("Too many failed enrolments from your address; wait a minute.");
        }
    }

    synchronized void failed(@Nullable SocketAddress remote) {
        long now = nanos.getAsLong();
        windows.compute(
                Origin.of(remote),
                (key, window) -> window == null || now - window.began >= MINUTE
                        ? new Window(now, 1)
                        : new Window(window.began, window.failures + 1));
    }
}
