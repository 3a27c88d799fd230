package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.AgentId;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected. Each connection costs memory before it has shown who it is, so of those that have not yet, and
 * those that have no certificate to show, there are few, and they do not stay. What happens to one connection happens
 * on its own thread.
 */
final class Visitors extends ServerTransportFilter {
    static final int UNKNOWN = 256;
    /** Many agents behind one address may come at once. */
    static final int UNKNOWN_OF_ONE_ADDRESS = 64;

    static final int STRANGERS_OF_ONE_ADDRESS = 16;
    /** The most that one is set to have, and as many that it has left and that end their transfers. */
    static final int OF_ONE_AGENT = 32;

    private final int most;
    private final Duration stay;
    private final Function<@Nullable SSLSession, Optional<AgentId>> holder;
    private final Map<SocketAddress, Visit> here = new ConcurrentHashMap<>();
    private final Counts<Origin> unknown = new Counts<>();
    private final Counts<Origin> strangers = new Counts<>();
    private final Counts<AgentId> agents = new Counts<>();

    /** {@code stay} is how long a stranger may; {@code holder} says whose certificate was shown. */
    Visitors(int most, Duration stay, Function<@Nullable SSLSession, Optional<AgentId>> holder) {
        this.most = most;
        this.stay = stay;
        this.holder = holder;
    }

    private static final class Visit {
        private final Channel channel;
        private final Origin origin;
        private Runnable leave;

        Visit(Channel channel, Origin origin, Runnable leave) {
            this.channel = channel;
            this.origin = origin;
            this.leave = leave;
        }
    }

    /** False where there is no room for it. */
    boolean enter(Channel channel) {
        SocketAddress address = channel.remoteAddress();
        Origin origin = Origin.of(address);
        if (address == null
                || here.size() >= most
                || !unknown.add(origin, origin.isNear() ? UNKNOWN : UNKNOWN_OF_ONE_ADDRESS, UNKNOWN)) {
            return false;
        }
        Visit visit = new Visit(channel, origin, () -> unknown.remove(origin));
        here.put(address, visit);
        Future<?> unused = channel.closeFuture().addListener(closed -> {
            here.remove(address, visit);
            visit.leave.run();
        });
        return true;
    }

    @Override
    public Attributes transportReady(Attributes shown) {
        SocketAddress address = shown.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        Visit visit = address == null ? null : here.get(address);
        if (visit != null && !isTaken(visit, holder.apply(shown.get(Grpc.TRANSPORT_ATTR_SSL_SESSION)))) {
            Future<?> unused = visit.channel.close();
        }
        return shown;
    }

    private boolean isTaken(Visit visit, Optional<AgentId> agent) {
        return agent.map(known -> isTaken(visit, known)).orElseGet(() -> isTaken(visit));
    }

    private boolean isTaken(Visit visit, AgentId agent) {
        if (!agents.add(agent, OF_ONE_AGENT, most)) {
            return false;
        }
        visit.leave.run();
        visit.leave = () -> agents.remove(agent);
        return true;
    }

    /** A stranger, who is counted among the unknown still. */
    private boolean isTaken(Visit visit) {
        Origin origin = visit.origin;
        if (!strangers.add(origin, origin.isNear() ? UNKNOWN : STRANGERS_OF_ONE_ADDRESS, UNKNOWN)) {
            return false;
        }
        visit.leave = () -> {
            unknown.remove(origin);
            strangers.remove(origin);
        };
        Future<?> unused =
                visit.channel.eventLoop().schedule(() -> close(visit.channel), stay.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    private static void close(Channel channel) {
        var unused = channel.close();
    }
}
