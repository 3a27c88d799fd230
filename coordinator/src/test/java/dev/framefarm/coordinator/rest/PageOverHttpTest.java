package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class PageOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    private final Client stranger = Client.stranger(APP);

    @Test
    void showsThePageToAnybody() {
        HttpResponse<byte[]> page = stranger.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("<title>Framefarm</title>");
        assertThat(stranger.get("/app.js").headers().firstValue("Content-Type").orElse(""))
                .contains("javascript");
    }

    @Test
    void tellsBrowsersToBeStrictEverywhere() {
        for (String path : List.of("/", "/app.js", "/nowhere", "/api/v1/jobs", "/api/v1/nowhere", "/health")) {
            HttpResponse<byte[]> response = stranger.get(path, "Origin", "https://elsewhere.example");
            assertThat(header(response, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(response, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().map()).as(path).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void tellsAnybodyWhetherItIsOfUse() {
        for (String path : List.of("/health", "/api/v1/health")) {
            HttpResponse<byte[]> health = stranger.get(path);
            assertThat(health.statusCode()).isEqualTo(200);
            JsonNode view = Client.json(health);
            assertThat(view.get("live").asBoolean() && view.get("ready").asBoolean())
                    .isTrue();
            assertThat(view.at("/parts/database").asBoolean()).isTrue();
        }
    }

    @Test
    void answersProblemsForWhatItDoesNotKnow() {
        HttpResponse<byte[]> unknown = stranger.get("/api/v1/nowhere");
        assertThat(header(unknown, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Client.json(unknown).get("code").asText()).isEqualTo("NOT_FOUND");
        HttpResponse<byte[]> method = stranger.send("PUT", "/api/v1/recipes", "");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(Client.json(method).get("code").asText()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void tellsNothingOfItsInnerLifeWhenItFails() {
        RestApp.farm(APP).broken = true;
        HttpResponse<byte[]> failed = stranger.get("/api/v1/health");
        RestApp.farm(APP).broken = false;
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(Client.json(failed).get("code").asText()).isEqualTo("INTERNAL");
        assertThat(Client.json(failed).toString()).doesNotContain("inner life");
    }

    @Test
    void doesNotServeWhatLiesBeside() {
        for (String path : List.of("/../recipes/h264.yml", "/..%2frecipes/h264.yml", "/%2e%2e/recipes/h264.yml")) {
            assertThat(stranger.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void losesPatienceWithWrongKeys() {
        Client guesser = new Client(APP.getLocalPort(), "ff_abcd_wrongwrongwrongwrong");
        for (int i = 0; i < 20; i++) {
            guesser.get("/api/v1/jobs");
        }
        HttpResponse<byte[]> wrong = guesser.get("/api/v1/jobs");
        assertThat(wrong.statusCode()).isEqualTo(429);
        assertThat(header(wrong, "Retry-After")).isEqualTo("60");
        HttpResponse<byte[]> right = Client.of(APP, Role.ADMIN).get("/api/v1/jobs");
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void answersOnTheAdminPortOnlyWhatAScraperAsks() {
        Client admin = new Client(APP.getAdminPort(), "");
        assertThat(admin.get("/ping").statusCode()).isEqualTo(200);
        for (String path : List.of("/tasks/gc", "/tasks/log-level", "/threads", "/pprof", "/", "/ping/../tasks/gc")) {
            assertThat(admin.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(admin.send("POST", path, "").statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
        assertThat(admin.send("POST", "/ping", "").statusCode()).isEqualTo(405);
    }

    @Test
    void doesNotTakeAnOldLinkForAGuess() {
        for (int i = 0; i < 25; i++) {
            HttpResponse<byte[]> old = stranger.get("/api/v1/jobs/j-1/outputs/a?ticket=b.c");
            assertThat(Client.json(old).get("code").asText()).isEqualTo("TICKET_WRONG");
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
