package dev.framefarm.agent.link;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Puts one file where a coordinator said, and no faster than all transfers may go together. */
final class StorePut {
    private static final int CHUNK = 64 << 10;
    private static final int OK = 200;

    private final HttpClient client;
    private final Pace pace;
    private final Duration stall;

    /** {@code stall} is how long the store may take nothing, or say nothing. */
    StorePut(HttpClient client, Pace pace, Duration stall) {
        this.client = client;
        this.pace = pace;
        this.stall = stall;
    }

    /** One that runs. */
    final class Running {
        private final AtomicLong sent = new AtomicLong();
        private final CompletableFuture<HttpResponse<Void>> answer;

        private Running(URI address, Map<String, String> headers, Path file) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).PUT(body(file));
            headers.forEach(request::header);
            answer = client.sendAsync(request.build(), BodyHandlers.discarding());
        }

        private BodyPublisher body(Path file) throws IOException {
            long length = Files.size(file);
            return length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> opened(file)), length);
        }

        private InputStream opened(Path file) {
            try {
                return new Paced(Files.newInputStream(file), pace, sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void await() throws StoreUnreachable, InterruptedException {
            try {
                int status = answered().statusCode();
                if (status != OK) {
                    throw new StoreUnreachable("the blob store answered " + status);
                }
            } catch (ExecutionException e) {
                throw new StoreUnreachable("the blob store cannot be reached: " + Reason.of(e));
            } finally {
                cancel();
            }
        }

        private HttpResponse<Void> answered() throws StoreUnreachable, InterruptedException, ExecutionException {
            while (true) {
                long before = sent.get();
                try {
                    return answer.get(stall.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException silence) {
                    if (sent.get() == before) {
                        throw new StoreUnreachable("the blob store took nothing for " + stall.toSeconds() + " s");
                    }
                }
            }
        }

        void cancel() {
            answer.cancel(true);
        }
    }

    Running begin(String url, Map<String, String> headers, Path file) throws IOException {
        URI address = StoreAddress.parse(url);
        try {
            return new Running(address, headers, file);
        } catch (IllegalArgumentException malformed) {
            throw new StoreUnreachable("what is to be sent to the blob store cannot be sent");
        }
    }

    /** Lets bytes through at the pace, and counts them. */
    private static final class Paced extends FilterInputStream {
        private final Pace pace;
        private final AtomicLong sent;

        Paced(InputStream in, Pace pace, AtomicLong sent) {
            super(in);
            this.pace = pace;
            this.sent = sent;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, Math.min(length, CHUNK));
            if (read > 0) {
                pace.await(read);
                sent.addAndGet(read);
            }
            return read;
        }
    }
}
