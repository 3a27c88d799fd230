package dev.framefarm.coordinator.rpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many calls are open of those who need no certificate, and how much each may say. */
final class Strangers implements ServerInterceptor {
    static final int OF_ONE_CONNECTION = 2;
    static final int IN_ALL = 64;
    /** A token, a name and a certificate request of the longest key are a quarter of it. */
    static final int LONGEST_REQUEST = 16 * 1024;

    private final Counts<SocketAddress> open = new Counts<>();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!AgentGate.isOpen(call)) {
            return next.startCall(call, headers);
        }
        SocketAddress connection = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (connection == null || !open.add(connection, OF_ONE_CONNECTION, IN_ALL)) {
            return refused(call, "Too many are enrolling at this moment; try again.");
        }
        AtomicBoolean over = new AtomicBoolean();
        Runnable giveBack = () -> {
            if (over.compareAndSet(false, true)) {
                open.remove(connection);
            }
        };
        SpokenBytes.beyond(LONGEST_REQUEST, () -> refuse(call, "A request has at most " + LONGEST_REQUEST + " bytes."));
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onCancel() {
                giveBack.run();
                super.onCancel();
            }

            @Override
            public void onComplete() {
                giveBack.run();
                super.onComplete();
            }
        };
    }

    private static <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call, String sentence) {
        refuse(call, sentence);
        return new ServerCall.Listener<>() {};
    }

    private static void refuse(ServerCall<?, ?> call, String sentence) {
        call.close(Status.RESOURCE_EXHAUSTED.withDescription(sentence), new Metadata());
    }
}
