package dev.framefarm.coordinator.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer's program that asks the next coordinator when one does not answer, or cannot at the moment. */
final class PatientClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** On a machine that is too small for its storm coordinators are killed again before they have started. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    /** One for all: each has threads of its own, which live as long as somebody may still use it. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final List<URI> coordinators;
    private final String key;
    private final AtomicInteger turn = new AtomicInteger();

    PatientClient(List<URI> coordinators, String key) {
        this.coordinators = List.copyOf(coordinators);
        this.key = key;
    }

    static boolean isWell(URI coordinator) throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(coordinator.resolve("health"))
                    .timeout(ONE_ANSWER)
                    .build();
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode get(String path) throws InterruptedException {
        return json(ask(at -> request(at, path).GET().build(), BodyHandlers.ofString()));
    }

    /** May be carried out twice, unless it has a key that says it is the same. */
    JsonNode post(String path, String body, Optional<String> sameAs) throws InterruptedException {
        return json(ask(
                at -> {
                    HttpRequest.Builder request = request(at, path).header("Content-Type", "application/json");
                    sameAs.ifPresent(same -> request.header("Idempotency-Key", same));
                    return request.POST(BodyPublishers.ofString(body)).build();
                },
                BodyHandlers.ofString()));
    }

    /** {@code href} is a path from the root, as the farm names it. */
    Path fetch(String href, Path to) throws InterruptedException {
        return ask(at -> request(at, href).timeout(Duration.ofMinutes(2)).GET().build(), BodyHandlers.ofFile(to))
                .body();
    }

    private HttpRequest.Builder request(URI at, String path) {
        URI address = at.resolve(path.startsWith("/") ? path.substring(1) : "api/v1/" + path);
        return HttpRequest.newBuilder(address).timeout(ONE_ANSWER).header("Authorization", "Bearer " + key);
    }

    /** What is to be asked of a coordinator. */
    private interface Question {
        HttpRequest to(URI coordinator);
    }

    private <T> HttpResponse<T> ask(Question question, HttpResponse.BodyHandler<T> handler)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            URI at = coordinators.get(Math.floorMod(turn.get(), coordinators.size()));
            try {
                HttpResponse<T> response = HTTP.send(question.to(at), handler);
                if (response.statusCode() < 300) {
                    return response;
                }
                last = response.statusCode() + " " + response.body();
                if (response.statusCode() < 500) {
                    break;
                }
            } catch (IOException away) {
                last = away.toString();
            }
            turn.incrementAndGet();
            Thread.sleep(200);
        }
        throw new UncheckedIOException(new IOException("the farm answers no more: " + last));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
