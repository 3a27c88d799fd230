package dev.framefarm.agent.link;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that holds one object, under as many addresses as anybody likes, and can be in a bad mood. */
final class RangeStore implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] object;
    final AtomicInteger asked = new AtomicInteger();
    /** Paths that are refused, as addresses are whose time is over. */
    final Set<String> expired = ConcurrentHashMap.newKeySet();
    /** So many answers break off in their middle. */
    final AtomicInteger breaking = new AtomicInteger();
    /** Behind so many requests everything is answered with {@link #status}. */
    volatile int good = Integer.MAX_VALUE;

    volatile int status = 500;
    /** What it says of the object's length. */
    volatile long said;

    RangeStore(byte[] object) throws IOException {
        this.object = object;
        said = object.length;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            if (asked.incrementAndGet() > good) {
                call.sendResponseHeaders(status, -1);
                return;
            }
            if (expired.contains(call.getRequestURI().getPath())) {
                call.sendResponseHeaders(403, -1);
                return;
            }
            String[] range = call.getRequestHeaders()
                    .getFirst("Range")
                    .substring("bytes=".length())
                    .split("-", -1);
            int from = Integer.parseInt(range[0]);
            int length = Integer.parseInt(range[1]) + 1 - from;
            call.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + range[1] + "/" + said);
            call.sendResponseHeaders(206, length);
            int sent = breaking.getAndDecrement() > 0 ? length / 2 : length;
            call.getResponseBody().write(object, from, sent);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
