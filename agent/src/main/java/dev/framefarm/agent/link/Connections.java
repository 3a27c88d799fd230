package dev.framefarm.agent.link;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All connections to one coordinator. The first is the session's, and of what is small; calls made by way of this channel are
 * transfers and have others, opened as they are needed: over a long way, or one that loses packets, TCP lets each
 * connection fill only a part of the link, and a heartbeat should not wait behind a slice. Thread-safe.
 */
final class Connections extends Channel {
    /** One that breaks so soon was not wanted, by the coordinator or a firewall on the way. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration REST = Duration.ofMinutes(1);

    private final Supplier<ManagedChannel> opening;
    private final int most;
    private final Connection first;
    private final List<Connection> further = new ArrayList<>();
    private boolean left;
    private boolean resting;
    private long restsUntil;

    /** @param most with the first */
    Connections(Supplier<ManagedChannel> opening, int most) {
        this.opening = opening;
        this.most = most;
        first = new Connection(opening.get(), System.nanoTime());
    }

    ManagedChannel first() {
        return first.channel();
    }

    @Override
    public String authority() {
        return first().authority();
    }

    /** Whoever makes a call starts it at once, so it counts from here on. */
    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        return begun().newCall(method, options, this::ended);
    }

    private synchronized Connection begun() {
        Connection chosen = chosen(System.nanoTime());
        chosen.begun();
        return chosen;
    }

    /** A free one, or a new one, or the one that has least to do; the session's own where there is no other. */
    private Connection chosen(long now) {
        Optional<Connection> least = further.stream().min(Comparator.comparingInt(Connection::running));
        resting = resting && now - restsUntil < 0;
        boolean full = left || resting || further.size() >= most - 1;
        if (full || least.filter(one -> one.running() == 0).isPresent()) {
            return least.orElse(first);
        }
        Connection fresh = new Connection(opening.get(), now);
        further.add(fresh);
        return fresh;
    }

    private synchronized void ended(Connection one, Status status) {
        one.ended();
        if (status.getCode() == Status.Code.UNAVAILABLE && !one.isOpen() && further.remove(one)) {
            one.channel().shutdown();
            long now = System.nanoTime();
            if (one.age(now).compareTo(SOON) < 0) {
                resting = true;
                restsUntil = now + REST.toNanos();
            }
        }
    }

    /** How many are open at this moment. */
    synchronized int open() {
        return (int) all().filter(Connection::isOpen).count();
    }

    /** What runs may end in peace; nothing new begins. */
    synchronized void leave() {
        left = true;
        all().forEach(one -> one.channel().shutdown());
    }

    /** As {@link #leave}, but not for ever. */
    void close(Duration patience) {
        leave();
        long deadline = System.nanoTime() + patience.toNanos();
        for (ManagedChannel channel : channels()) {
            try {
                channel.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            channel.shutdownNow();
        }
    }

    private synchronized List<ManagedChannel> channels() {
        return all().map(Connection::channel).toList();
    }

    private Stream<Connection> all() {
        return Stream.concat(Stream.of(first), further.stream());
    }
}
