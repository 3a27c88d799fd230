package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class RolesOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    private static final List<Class<?>> RESOURCES = List.of(
            JobsResource.class,
            OutputsResource.class,
            EventsResource.class,
            JobEventsResource.class,
            UploadsResource.class,
            RecipesResource.class,
            AgentsResource.class,
            TokensResource.class,
            KeysResource.class,
            AuditResource.class,
            BackupResource.class,
            HealthResource.class);

    @ParameterizedTest
    @CsvSource({
        "POST, /jobs, SUBMITTER",
        "GET, /jobs, VIEWER",
        "GET, /jobs/j-1, VIEWER",
        "DELETE, /jobs/j-1, SUBMITTER",
        "GET, /jobs/j-1/segments, VIEWER",
        "GET, /jobs/j-1/events, VIEWER",
        "GET, /jobs/j-1/outputs, VIEWER",
        "GET, /jobs/j-1/outputs/a, VIEWER",
        "HEAD, /jobs/j-1/outputs/a, VIEWER",
        "POST, /jobs/j-1/outputs/a/ticket, VIEWER",
        "GET, /events, VIEWER",
        "PUT, /uploads/a, SUBMITTER",
        "GET, /recipes, VIEWER",
        "GET, /agents, VIEWER",
        "POST, /agents/a-9/drain, OPERATOR",
        "POST, /agents/a-9/undrain, OPERATOR",
        "DELETE, /agents/a-9, ADMIN",
        "POST, /tokens, OPERATOR",
        "GET, /keys, ADMIN",
        "GET, /backup, ADMIN",
        "POST, /keys, ADMIN",
        "DELETE, /keys/k-9, ADMIN",
        "GET, /audit, ADMIN",
        "OPTIONS, /jobs, ADMIN"
    })
    void letsInWhoHasTheRole(String method, String path, Role least) throws IOException {
        assertThat(status(Client.stranger(APP), method, path)).isEqualTo(401);
        for (Role role : Role.values()) {
            int status = status(Client.of(APP, role), method, path);
            if (role.includes(least)) {
                assertThat(status)
                        .as("%s %s as %s", method, path, role)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                assertThat(status).as("%s %s as %s", method, path, role).isEqualTo(403);
            }
        }
    }

    @Test
    void everyMethodSaysWhoMayCallIt() {
        List<Method> silent = RESOURCES.stream()
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class)))
                .filter(method -> method.isAnnotationPresent(Needs.class) == method.isAnnotationPresent(Open.class))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void saysWhyNot() {
        HttpResponse<byte[]> stranger = Client.stranger(APP).get("/api/v1/jobs");
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"framefarm\"");
        assertThat(Client.json(stranger).get("code").asText()).isEqualTo("KEY_MISSING");
        JsonNode viewer = Client.json(Client.of(APP, Role.VIEWER).post("/api/v1/tokens", ""));
        assertThat(viewer.get("code").asText()).isEqualTo("ROLE_TOO_LOW");
        assertThat(viewer.get("expected").asText()).isEqualTo("role operator or higher");
        assertThat(viewer.get("found").asText()).isEqualTo("role viewer");
        assertThat(Client.json(new Client(APP.getLocalPort(), "ff_abcd_wrongwrongwrongwrong").get("/api/v1/jobs"))
                        .get("code")
                        .asText())
                .isEqualTo("KEY_WRONG");
    }

    @Test
    void makesAndRevokesKeys() {
        Client admin = Client.of(APP, Role.ADMIN);
        JsonNode made =
                Client.json(admin.post("/api/v1/keys", "{\"owner\": \"ada\", \"role\": \"submitter\", \"days\": 30}"));
        Client ada = admin.with(made.get("bearer").asText());
        assertThat(ada.get("/api/v1/jobs").statusCode()).isEqualTo(200);
        assertThat(Client.json(admin.get("/api/v1/keys")).toString())
                .contains("ada")
                .doesNotContain("secret");
        String id = made.at("/key/id").asText();
        assertThat(admin.send("DELETE", "/api/v1/keys/" + id, "").statusCode()).isEqualTo(204);
        assertThat(ada.get("/api/v1/jobs").statusCode()).isEqualTo(401);
        assertThat(Client.json(admin.get("/api/v1/audit?limit=5")).toString()).contains("key.create", "key.revoke", id);
        assertThat(admin.post("/api/v1/keys", "{\"owner\": \"a b\", \"role\": \"king\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theLastAdministratorStays() {
        Client admin = Client.of(APP, Role.ADMIN);
        String own = "";
        for (JsonNode key : Client.json(admin.get("/api/v1/keys")).get("keys")) {
            own = key.get("role").asText().equals("admin") ? key.get("id").asText() : own;
        }

        HttpResponse<byte[]> refused = admin.send("DELETE", "/api/v1/keys/" + own, "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Client.json(refused).get("code").asText()).isEqualTo("LAST_ADMIN_KEY");
        assertThat(admin.get("/api/v1/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void makesEnrolmentTokens() {
        JsonNode token = Client.json(Client.of(APP, Role.OPERATOR).post("/api/v1/tokens", "{\"minutes\": 5}"));
        assertThat(token.get("token").asText()).startsWith("ff1.");
        assertThat(Client.of(APP, Role.OPERATOR)
                        .post("/api/v1/tokens", "{\"hours\": 5}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static int status(Client client, String method, String path) throws IOException {
        if (!path.endsWith("/events")) {
            return client.send(method, "/api/v1" + path, method.equals("PUT") ? "x" : "")
                    .statusCode();
        }
        HttpResponse<InputStream> stream = client.listen("/api/v1" + path);
        stream.body().close();
        return stream.statusCode();
    }
}
