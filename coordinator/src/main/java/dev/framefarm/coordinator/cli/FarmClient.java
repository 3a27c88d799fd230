package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The farm's REST interface. Every refusal becomes a {@link CommandFailed}. Thread-safe. */
final class FarmClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_REFUSAL = 64 * 1024;
    /** A farm goes on bringing a film while nobody waits for it, and whoever asks again finds it nearer. */
    private static final int TIMES_FOR_A_FILM = 6;

    private final FarmAddress farm;
    private final Times times;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /**
     * How long it waits: {@code answer} for what is asked, {@code film} for a file to begin, which the farm may have to bring
     * from a bucket first, and {@code ready} for a farm that says that it is not.
     */
    record Times(Duration answer, Duration film, Duration ready) {
        static final Times USUAL = new Times(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ZERO);

        Times untilReady(Duration time) {
            return new Times(answer, film, time);
        }
    }

    FarmClient(FarmAddress farm) {
        this(farm, Times.USUAL);
    }

    FarmClient(FarmAddress farm, Times times) {
        this.farm = farm;
        this.times = times;
    }

    /** One step of an address, whatever is in it. */
    static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return json(request(path).timeout(times.answer()).GET().build());
    }

    /** What may be missing. */
    Optional<JsonNode> find(String path) {
        try {
            HttpResponse<String> response = send(
                    request(path).timeout(times.answer()).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    JsonNode delete(String path) {
        return json(request(path).timeout(times.answer()).DELETE().build());
    }

    JsonNode post(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).timeout(times.answer()).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return json(request.POST(BodyPublishers.ofString(Json.line(body))).build());
    }

    /** Takes as long as it takes: there is no limit on the time of an upload. */
    JsonNode put(String path, BodyPublisher body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(body)
                .build();
        // A farm that refuses hangs up on what is still sent, and its answer may break off after its first line.
        try (InputStream answer = body(send(request, BodyHandlers.ofInputStream()))) {
            return Json.read(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** The body as it comes; the caller closes it. Where there is no place for one more, that is heard at once. */
    InputStream open(String path, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = request(path).timeout(times.answer());
        headers.forEach(request::header);
        return body(send(request.GET().build(), BodyHandlers.ofInputStream(), AskAgain.unlessBusy(times.ready())));
    }

    /** A whole file as it comes; the caller closes it. */
    InputStream download(String path) throws IOException {
        HttpRequest request = request(path).timeout(times.film()).GET().build();
        for (int left = TIMES_FOR_A_FILM; ; left--) {
            try {
                return body(send(request, BodyHandlers.ofInputStream()));
            } catch (HttpConnectTimeoutException away) {
                throw away;
            } catch (HttpTimeoutException silent) {
                // Still being brought, or a connection that died: asking once more is right for both.
                if (left <= 1) {
                    throw silent;
                }
            }
        }
    }

    private static InputStream body(HttpResponse<InputStream> response) {
        if (response.statusCode() < 300) {
            return response.body();
        }
        throw ProblemSentence.of(response.statusCode(), text(response.body()));
    }

    private static String text(InputStream refusal) {
        try (refusal) {
            return new String(refusal.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
        } catch (IOException brokenOff) {
            return "";
        }
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
        return send(request, handler, AskAgain.whenBusy(times.ready()));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler, AskAgain again)
            throws IOException {
        try {
            HttpResponse<T> response = http.send(request, handler);
            for (Optional<Duration> pause = again.after(response); pause.isPresent(); pause = again.after(response)) {
                if (response.body() instanceof InputStream unread) {
                    unread.close();
                }
                Thread.sleep(pause.get().toMillis());
                response = http.send(request, handler);
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
