package dev.framefarm.coordinator.rpc;

import dev.framefarm.v1.CoordinatorMessage;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;

/** Messages to one agent. What it does not read waits here, and not without end. Used by one thread at a time. */
final class Outbox {
    private static final int LARGEST = 1000;

    private final ServerCallStreamObserver<CoordinatorMessage> call;
    private final Queue<CoordinatorMessage> waiting = new ArrayDeque<>();

    Outbox(ServerCallStreamObserver<CoordinatorMessage> call) {
        this.call = call;
    }

    void send(CoordinatorMessage message) {
        waiting.add(message);
        flush();
        if (waiting.size() > LARGEST) {
            throw new TooMany("The agent left " + LARGEST + " messages unread.");
        }
    }

    void flush() {
        while (call.isReady() && !waiting.isEmpty()) {
            call.onNext(waiting.remove());
        }
    }

    /** The last message, ahead of all that was not read. */
    void close(CoordinatorMessage last) {
        waiting.clear();
        call.onNext(last);
        call.onCompleted();
    }
}
