package dev.framefarm.coordinator.rpc;

import dev.framefarm.v1.CoordinatorMessage;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.RejectedExecutionException;

/** A call whose connection has ended, though nobody was told yet, with the threads that served it. */
final class GoneCall extends ServerCallStreamObserver<CoordinatorMessage> {
    @Override
    public void onError(Throwable cause) {
        throw new RejectedExecutionException("event executor terminated");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void onNext(CoordinatorMessage message) {}

    @Override
    public void onCompleted() {}
}
