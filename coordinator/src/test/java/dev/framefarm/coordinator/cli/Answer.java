package dev.framefarm.coordinator.cli;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** What a call with one answer is answered. */
final class Answer<T> extends CompletableFuture<T> implements StreamObserver<T> {
    @Override
    public void onNext(T answer) {
        complete(answer);
    }

    @Override
    public void onError(Throwable broken) {
        completeExceptionally(broken);
    }

    @Override
    public void onCompleted() {}
}
