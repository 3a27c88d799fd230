package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The farm's REST interface. Every refusal becomes a {@link CommandFailed}. Thread-safe. */
final class FarmClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final int NOT_READY = 503;

    private final FarmAddress farm;
    private final Duration untilReady;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    FarmClient(FarmAddress farm) {
        this(farm, Duration.ZERO);
    }

    /** {@code untilReady}: how long it asks again a farm that says that it is not ready. */
    FarmClient(FarmAddress farm, Duration untilReady) {
        this.farm = farm;
        this.untilReady = untilReady;
    }

    /** One step of an address, whatever is in it. */
    static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return json(request(path).timeout(PATIENCE).GET().build());
    }

    /** What may be missing. */
    Optional<JsonNode> find(String path) {
        try {
            HttpResponse<String> response =
                    send(request(path).timeout(PATIENCE).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    JsonNode delete(String path) {
        return json(request(path).timeout(PATIENCE).DELETE().build());
    }

    JsonNode post(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).timeout(PATIENCE).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return json(request.POST(BodyPublishers.ofString(Json.line(body))).build());
    }

    /** Takes as long as it takes: there is no limit on the time of an upload. */
    JsonNode put(String path, BodyPublisher body) {
        return json(request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(body)
                .build());
    }

    /** The body as it comes; the caller closes it. */
    InputStream open(String path, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = request(path).timeout(PATIENCE);
        headers.forEach(request::header);
        HttpResponse<InputStream> response = send(request.GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() >= 300) {
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8);
                throw ProblemSentence.of(response.statusCode(), text);
            }
        }
        return response.body();
    }

    private JsonNode json(HttpRequest request) {
        try {
            return json(send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw ProblemSentence.of(response.statusCode(), response.body());
        }
        return Json.read(response.body());
    }

    /** What the farm names by its path, for other programs. */
    String address(String path) {
        return farm.url().resolve(path.substring(1)).toString();
    }

    CommandFailed unreachable(IOException e) {
        String why = e.getMessage() == null ? "no connection" : e.getMessage();
        return CommandFailed.unreachable("The farm at " + farm.url() + " cannot be reached (" + why
                + "); start one with 'framefarm up', or set FRAMEFARM_URL to where it is.");
    }

    private HttpRequest.Builder request(String path) {
        URI uri = farm.url().resolve(path.startsWith("/") ? path.substring(1) : "api/v1/" + path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + farm.key());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        long deadline = System.nanoTime() + untilReady.toNanos();
        try {
            HttpResponse<T> response = http.send(request, handler);
            while (response.statusCode() == NOT_READY && System.nanoTime() < deadline) {
                if (response.body() instanceof InputStream unread) {
                    unread.close();
                }
                Thread.sleep(ASK_AGAIN.toMillis());
                response = http.send(request, handler);
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
