package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.Patience;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Speaks HTTP with one key, or with none. */
record Client(int port, String bearer) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Client of(DropwizardAppExtension<Configuration> app, Role role) {
        return new Client(app.getLocalPort(), RestApp.farm(app).bearers.get(role));
    }

    static Client stranger(DropwizardAppExtension<Configuration> app) {
        return new Client(app.getLocalPort(), "");
    }

    Client with(String otherBearer) {
        return new Client(port, otherBearer);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<byte[]> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        return exchange(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> listen(String path, String... headers) {
        return exchange(request("GET", path, "", headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JsonBody.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Patience.TIME)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    /**
     * A server that answers before it has read the whole request closes the connection, which the client may just be
     * about to use again. Nothing has been done then, and the request is made once more.
     */
    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException closed) {
            return exchangeOnce(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static <T> HttpResponse<T> exchangeOnce(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
