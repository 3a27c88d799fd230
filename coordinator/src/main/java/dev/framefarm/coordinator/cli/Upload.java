package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.FileTrouble;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** Sends a film to the farm as it is read: memory does not grow with it. */
final class Upload {
    private Upload() {}

    /** What an order's {@code source.upload} takes. {@code sent} hears the bytes so far. */
    static JsonNode send(FarmClient farm, SourceFile source, LongConsumer sent) {
        return farm.put("uploads/" + FarmClient.step(source.name()), counted(source, sent));
    }

    private static BodyPublisher counted(SourceFile source, LongConsumer sent) {
        try {
            BodyPublisher file = BodyPublishers.ofFile(source.path());
            return BodyPublishers.fromPublisher(
                    subscriber -> file.subscribe(new Counting(subscriber, sent)), source.bytes());
        } catch (FileNotFoundException e) {
            throw CommandFailed.usage(source.path() + " cannot be read: " + FileTrouble.why(e) + ".");
        }
    }

    private static final class Counting implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> next;
        private final LongConsumer sent;
        private long bytes;

        Counting(Flow.Subscriber<? super ByteBuffer> next, LongConsumer sent) {
            this.next = next;
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            next.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            bytes += chunk.remaining();
            sent.accept(bytes);
            next.onNext(chunk);
        }

        @Override
        public void onError(Throwable failure) {
            next.onError(failure);
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }
    }
}
