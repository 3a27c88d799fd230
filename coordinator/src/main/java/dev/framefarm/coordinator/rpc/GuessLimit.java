package dev.framefarm.coordinator.rpc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
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
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    GuessLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    synchronized void check(@Nullable SocketAddress remote) {
        Window window = windows.get(origin(remote));
        if (window != null && window.failures >= perMinute && nanos.getAsLong() - window.began < MINUTE) {
            throw new TooMany("Too many failed enrolments from your address; wait a minute.");
        }
    }

    synchronized void failed(@Nullable SocketAddress remote) {
        long now = nanos.getAsLong();
        windows.compute(
                origin(remote),
                (key, window) -> window == null || now - window.began >= MINUTE
                        ? new Window(now, 1)
                        : new Window(window.began, window.failures + 1));
    }

    /** Who has one IPv6 address has 2^64 of them. */
    private static String origin(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
            return "unknown";
        }
        InetAddress address = socket.getAddress();
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
