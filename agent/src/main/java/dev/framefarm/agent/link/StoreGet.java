package dev.framefarm.agent.link;

import dev.framefarm.agent.link.StoreUnreachable.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads parts of one object, each with a request of its own, and no faster than all transfers may go together. An answer
 * is taken only where it is of exactly the part that was asked for, of an object as long as was said. Thread-safe.
 */
final class StoreGet {
    private static final int PARTIAL = 206;
    private static final int FORBIDDEN = 403;
    /** Gone, another version, shorter, or not taken in parts: that does not pass. */
    private static final Set<Integer> CHANGED = Set.of(200, PARTIAL, 404, 412, 416);

    private final HttpClient client;
    private final Pace pace;
    private final Duration patience;
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** {@code patience} is for one part, from the request to its last byte. */
    StoreGet(HttpClient client, Pace pace, Duration patience) {
        this.client = client;
        this.pace = pace;
        this.patience = patience;
    }

    /** An object of so many bytes, and what is to be sent along. */
    record Place(URI address, Map<String, String> headers, long bytes) {
        Place {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Place[secret]";
        }
    }

    long requests() {
        return requests.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    /** Fails with a {@link StoreUnreachable}. */
    CompletableFuture<byte[]> read(Place place, long from, int length) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        pace.after(length, () -> due.complete(null));
        return due.thenCompose(any -> ask(place, from, length)).handle((answer, failure) -> {
            if (failure != null) {
                throw new CompletionException(unreachable(failure));
            }
            if (answer.body().length != length) {
                throw new CompletionException(refused(answer.statusCode()));
            }
            bytes.add(length);
            return answer.body();
        });
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(Place place, long from, int length) {
        requests.increment();
        String range = from + "-" + (from + length - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(place.address()).GET();
        place.headers().forEach(request::header);
        request.header("Range", "bytes=" + range);
        String wanted = "bytes " + range + "/" + place.bytes();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request.build(), info -> isPart(info, wanted, length) ? BodySubscribers.ofByteArray() : new Hangup());
        CompletableFuture<HttpResponse<byte[]>> inTime =
                answer.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return inTime.whenComplete((any, failure) -> answer.cancel(true));
    }

    private static boolean isPart(ResponseInfo info, String range, int length) {
        return info.statusCode() == PARTIAL
                && info.headers()
                        .firstValue("Content-Range")
                        .filter(range::equals)
                        .isPresent()
                && info.headers().firstValueAsLong("Content-Length").orElse(-1) == length;
    }

    private static StoreUnreachable refused(int status) {
        if (status == FORBIDDEN) {
            return new StoreUnreachable(Kind.REFUSED, "the blob store answered " + status);
        }
        return CHANGED.contains(status)
                ? new StoreUnreachable("the source in the blob store is not what it was")
                : new StoreUnreachable(Kind.AWAY, "the blob store answered " + status);
    }

    private StoreUnreachable unreachable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof IllegalArgumentException) {
            return new StoreUnreachable("what is to be sent to the blob store cannot be sent");
        }
        return cause instanceof TimeoutException
                ? new StoreUnreachable(Kind.AWAY, "the blob store sent too little in " + patience.toSeconds() + " s")
                : new StoreUnreachable(Kind.AWAY, "the blob store cannot be reached: " + Reason.of(cause));
    }
}
