package dev.framefarm.coordinator.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds how long a call of one message may take to say what it wants: whoever begins a call need not end it, and is
 * counted as long as it lasts.
 */
final class Hurry implements ServerInterceptor {
    private final ScheduledExecutorService watch;
    private final Duration patience;

    Hurry(ScheduledExecutorService watch, Duration patience) {
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        ServerCall<Q, A> once = closingOnce(call);
        Status late = Status.DEADLINE_EXCEEDED.withDescription(
                "The request did not come within " + patience.toMillis() + " ms; try again.");
        Future<?> cut =
                watch.schedule(() -> once.close(late, new Metadata()), patience.toMillis(), TimeUnit.MILLISECONDS);
        return new SimpleForwardingServerCallListener<>(next.startCall(once, headers)) {
            @Override
            public void onHalfClose() {
                cut.cancel(false);
                super.onHalfClose();
            }

            @Override
            public void onCancel() {
                cut.cancel(false);
                super.onCancel();
            }

            @Override
            public void onComplete() {
                cut.cancel(false);
                super.onComplete();
            }
        };
    }

    private static <Q, A> ServerCall<Q, A> closingOnce(ServerCall<Q, A> call) {
        AtomicBoolean closed = new AtomicBoolean();
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                if (closed.compareAndSet(false, true)) {
                    super.close(status, trailers);
                }
            }
        };
    }
}
