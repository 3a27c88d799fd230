package dev.framefarm.coordinator.rpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;

/**
 * Counts the bytes of messages as they come over the wire. gRPC has one limit for the messages of all calls, and
 * looks at what they say when they are complete.
 */
final class SpokenBytes extends ServerStreamTracer {
    private static final Context.Key<SpokenBytes> OF_CALL = Context.key("spoken-bytes");

    private long spoken;
    private long most = Long.MAX_VALUE;
    private Runnable tooMany = () -> {};

    /** One for each call. */
    static ServerStreamTracer.Factory counting() {
        return new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new SpokenBytes();
            }
        };
    }

    /** Does something once when the current call has said more than that. */
    static void beyond(long most, Runnable tooMany) {
        SpokenBytes ofCall = OF_CALL.get();
        if (ofCall != null) {
            ofCall.watch(most, tooMany);
        }
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(OF_CALL, this);
    }

    @Override
    public void inboundWireSize(long bytes) {
        said(bytes).run();
    }

    private void watch(long limit, Runnable then) {
        synchronized (this) {
            most = limit;
            tooMany = then;
        }
        said(0).run();
    }

    private synchronized Runnable said(long bytes) {
        spoken += bytes;
        if (spoken <= most) {
            return () -> {};
        }
        Runnable now = tooMany;
        tooMany = () -> {};
        return now;
    }
}
