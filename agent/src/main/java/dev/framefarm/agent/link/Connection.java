package dev.framefarm.agent.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.function.BiConsumer;

/** One of several connections, and how many transfers it has. Its owner's lock guards it. */
final class Connection {
    private final ManagedChannel channel;
    private final long opened;
    private int running;

    Connection(ManagedChannel channel, long opened) {
        this.channel = channel;
        this.opened = opened;
    }

    ManagedChannel channel() {
        return channel;
    }

    Duration age(long now) {
        return Duration.ofNanos(now - opened);
    }

    /** A coordinator closes what was idle for a while; the next call opens it again. */
    boolean isOpen() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    int running() {
        return running;
    }

    void begun() {
        running++;
    }

    void ended() {
        running--;
    }

    /** {@code ended} hears of its end, once. */
    <Q, A> ClientCall<Q, A> newCall(
            MethodDescriptor<Q, A> method, CallOptions options, BiConsumer<Connection, Status> ended) {
        return new SimpleForwardingClientCall<>(channel.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                ended.accept(Connection.this, status);
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }
}
