package dev.framefarm.agent.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.framefarm.agent.attempt.Cutter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source for one FFmpeg, on loopback, under a path that cannot be guessed, until it is closed. What goes ahead of the
 * reader is kept small: whatever lies in a socket unread was fetched for nothing when FFmpeg goes on elsewhere.
 */
final class SourceServer implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(SourceServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int SECRET = 16;
    /** FFmpeg holds one, and for a moment the one before. */
    private static final int MOST_CONNECTIONS = 8;

    private static final int SEND_BUFFER = 64 << 10;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerSocket listener;
    private final Cutter.Source source;
    private final Executor threads;
    private final String path;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable IOException failure;

    private SourceServer(ServerSocket listener, Cutter.Source source, Executor threads) {
        this.listener = listener;
        this.source = source;
        this.threads = threads;
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        path = "/" + HexFormat.of().formatHex(secret);
    }

    static SourceServer open(Cutter.Source source, Executor threads) throws IOException {
        SourceServer server = new SourceServer(
                new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getByAddress(LOOPBACK)), source, threads);
        threads.execute(server::accept);
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    /** Why FFmpeg did not get all that it asked for, whatever it made of that. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException closed) {
                log.trace("no more connections", closed);
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        if (connections.size() >= MOST_CONNECTIONS) {
            failed(new IOException("somebody holds the connections that FFmpeg needs"));
            connection.close();
            return;
        }
        connections.add(connection);
        try {
            threads.execute(() -> answer(connection));
        } catch (RejectedExecutionException stopping) {
            connection.close();
        }
        if (listener.isClosed()) {
            connection.close();
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            connection.setSendBufferSize(SEND_BUFFER);
            connection.setSoTimeout(PATIENCE_MILLIS);
            RangeRequest request = RangeRequest.read(connection.getInputStream(), path, source.bytes());
            if (request.isMisplaced()) {
                failed(new IOException("FFmpeg asked for what a source does not have"));
            }
            OutputStream out = connection.getOutputStream();
            out.write(request.head().getBytes(ISO_8859_1));
            send(request, out);
        } catch (IOException gone) {
            // FFmpeg goes on elsewhere by hanging up.
            log.trace("a connection ended", gone);
        } finally {
            connections.remove(connection);
        }
    }

    private void send(RangeRequest request, OutputStream out) throws IOException {
        for (long at = request.from(); at < request.end(); ) {
            ByteBuffer part = read(at);
            int length = (int) Math.min(part.remaining(), request.end() - at);
            out.write(part.array(), part.arrayOffset() + part.position(), length);
            at += length;
        }
    }

    private ByteBuffer read(long at) throws IOException {
        try {
            return source.read(at);
        } catch (IOException broken) {
            failed(broken);
            throw broken;
        } catch (RuntimeException fault) {
            failed(new IOException(fault));
            throw fault;
        }
    }

    /** The first says why. It is said before FFmpeg can notice anything. */
    private void failed(IOException why) {
        if (failure == null) {
            failure = why;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket each : connections) {
            each.close();
        }
    }
}
