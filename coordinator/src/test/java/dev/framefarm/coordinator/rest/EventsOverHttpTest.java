package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class EventsOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    @Test
    void sendsNewsAndGoesOnBehindTheLastSeen() throws IOException {
        Client operator = Client.of(APP, Role.OPERATOR);
        List<String> ids;
        try (BufferedReader news = listen(operator, "/events")) {
            publish("one", Optional.empty());
            publish("two", Optional.empty());
            publish("three", Optional.empty());
            List<String> lines = until(news, "three");
            assertThat(lines).filteredOn(line -> line.startsWith("event: ")).containsOnly("event: test");
            ids = lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> line.substring(4))
                    .toList();
            assertThat(ids).hasSize(3);
        }
        publish("four", Optional.empty());
        try (BufferedReader news = listen(operator, "/events", "Last-Event-ID", ids.get(0))) {
            assertThat(String.join("\n", until(news, "four")))
                    .contains("two", "three")
                    .doesNotContain("one");
        }
        try (BufferedReader news = listen(operator, "/events", "Last-Event-ID", "99999999999")) {
            publish("five", Optional.empty());
            assertThat(String.join("\n", until(news, "five")))
                    .contains("event: gap")
                    .doesNotContain("four");
        }
    }

    @Test
    void tellsOwnersOfTheirOwnJobsOnly() throws IOException {
        Optional<JobId> mine = Optional.of(job(Role.SUBMITTER));
        Optional<JobId> theirs = Optional.of(job(Role.OPERATOR));
        try (BufferedReader all = listen(Client.of(APP, Role.SUBMITTER), "/events");
                BufferedReader ofJob = listen(Client.of(APP, Role.SUBMITTER), "/jobs/" + mine.get() + "/events")) {
            publish("hidden", theirs);
            publish("farm", Optional.empty());
            publish("shown", mine);
            assertThat(String.join("\n", until(all, "shown"))).contains("farm").doesNotContain("hidden");
            assertThat(String.join("\n", until(ofJob, "shown"))).doesNotContain("farm", "hidden");
        }
        assertThat(Client.of(APP, Role.SUBMITTER)
                        .get("/api/v1/jobs/" + theirs.get() + "/events")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneKeyListensSoOftenAndLeavesRoomForOthers() throws IOException {
        Client viewer = Client.of(APP, Role.VIEWER);
        List<BufferedReader> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(listen(viewer, "/events"));
        }
        HttpResponse<byte[]> refused = viewer.get("/api/v1/events");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Client.json(refused).get("code").asText()).isEqualTo("TOO_MANY_LISTENERS");
        listen(Client.of(APP, Role.ADMIN), "/events").close();
        for (BufferedReader each : open) {
            each.close();
        }
        Awaitility.await().untilAsserted(() -> {
            publish("wind", Optional.empty());
            listen(viewer, "/events").close();
        });
    }

    private static JobId job(Role role) throws IOException {
        RestFarm farm = RestApp.farm(APP);
        OrderSource source = new OrderSource.Upload(farm.uploaded(role, new byte[1]), "a");
        Order order = new Order(source, "", 50, Map.of(), Optional.empty(), Optional.empty());
        Principal by = new Principal(RestFarm.owner(role), role, "k");
        return ((Orders.Taken) farm.engine.orders().submit(order, by)).job().id();
    }

    private static void publish(String what, Optional<JobId> job) {
        RestApp.farm(APP).ports.happenings().publish(new Happening("test", job, Instant.now(), Map.of("what", what)));
    }

    private static BufferedReader listen(Client client, String path, String... headers) throws IOException {
        HttpResponse<java.io.InputStream> response = client.listen("/api/v1" + path, headers);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("retry: 2000");
        return reader;
    }

    private static List<String> until(BufferedReader reader, String word) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(word)) {
                return lines;
            }
        }
        throw new AssertionError("the stream ended before " + word + ": " + lines);
    }
}
