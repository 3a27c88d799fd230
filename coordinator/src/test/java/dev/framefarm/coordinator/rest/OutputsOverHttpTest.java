package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.testing.CertificateExamples;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class OutputsOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();
    private static final byte[] BYTES = new byte[1_000_003];

    private static String job = "";
    private static String film = "";
    private static String tag = "";

    @BeforeAll
    static void finishAJob() throws IOException {
        new Random(1).nextBytes(BYTES);
        RestFarm farm = RestApp.farm(APP);
        Blob blob = farm.uploaded(Role.SUBMITTER, BYTES);
        Principal owner = new Principal(RestFarm.owner(Role.SUBMITTER), Role.SUBMITTER, "k");
        Order order =
                new Order(new OrderSource.Upload(blob, "a.mp4"), "", 50, Map.of(), Optional.empty(), Optional.empty());
        Job taken = ((Orders.Taken) farm.engine.orders().submit(order, owner)).job();
        Job latest = farm.ports.jobs().find(taken.id()).orElseThrow();
        Job done = latest.moved(JobState.DONE, Optional.empty(), Instant.now());
        assertThat(farm.ports
                        .jobs()
                        .finish(
                                done,
                                List.of(
                                        new Output(taken.id(), "film.mp4", "video/mp4", blob, 250, 10),
                                        new Output(taken.id(), "film.mkv", "video/x-matroska", blob, 250, 10),
                                        new Output(taken.id(), "film.webm", "video/webm", blob, 250, 10),
                                        new Output(taken.id(), "video.mp4", "video/mp4", blob, 0, 10)),
                                Optional.empty()))
                .isTrue();
        farm.ports.certificates().save(taken.id(), CertificateExamples.certificate("film.mp4", "Mind the gap."));
        job = "/api/v1/jobs/" + taken.id();
        film = job + "/outputs/film.mp4";
        tag = "\"" + blob.sha256() + "\"";
    }

    private final Client owner = Client.of(APP, Role.SUBMITTER);

    @Test
    void listsThem() {
        JsonNode output = Client.json(owner.get(job)).at("/outputs/0");
        assertThat(output.get("href").asText()).isEqualTo(film);
        assertThat(output.get("bytes").asInt()).isEqualTo(BYTES.length);
        assertThat(Client.json(owner.get(job + "/outputs")).at("/outputs/0")).isEqualTo(output);
        assertThat(Client.json(owner.get(job)).at("/progress/fraction").asDouble())
                .isEqualTo(1);
    }

    @Test
    void saysUntilWhenTheyAreKept() {
        JsonNode shown = Client.json(owner.get(job));
        assertThat(Instant.parse(shown.get("outputsUntil").asText()))
                .isEqualTo(Instant.parse(shown.get("updated").asText()).plus(Duration.ofDays(7)));
    }

    @Test
    void provesThem() {
        String address =
                Client.json(owner.get(job)).at("/outputs/0/certificate").asText();
        assertThat(address).isEqualTo(film + "/certificate");
        JsonNode certificate = Client.json(owner.get(address));
        assertThat(certificate.at("/exactness/exact").asBoolean()).isTrue();
        assertThat(certificate.at("/source/sha256").asText()).isEqualTo("a".repeat(64));
        assertThat(certificate.at("/lanes/0/segments/0/seconds/deliver").asDouble())
                .isEqualTo(0.125);
        assertThat(certificate.at("/sound/1").has("language")).isFalse();
        assertThat(certificate.at("/warnings/0").asText()).isEqualTo("Mind the gap.");
        assertThat(Client.json(owner.get(job)).at("/outputs/3").has("certificate"))
                .as("films have one, what is made of them for players has none")
                .isFalse();
        assertThat(Client.of(APP, Role.VIEWER).get(address).statusCode()).isEqualTo(404);
        assertThat(owner.get(job + "/outputs/other.mp4/certificate").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExpiredOutputSaysSo() throws IOException {
        RestFarm farm = RestApp.farm(APP);
        Blob source = farm.uploaded(Role.SUBMITTER, new byte[] {1, 2, 3});
        Principal by = new Principal(RestFarm.owner(Role.SUBMITTER), Role.SUBMITTER, "k");
        Order order = new Order(
                new OrderSource.Upload(source, "b.mp4"), "", 50, Map.of(), Optional.empty(), Optional.empty());
        Job taken = ((Orders.Taken) farm.engine.orders().submit(order, by)).job();
        Job latest = farm.ports.jobs().find(taken.id()).orElseThrow();
        Output gone = new Output(taken.id(), "film.mp4", "video/mp4", new Blob("0".repeat(64), 9), 250, 10);
        farm.ports
                .jobs()
                .finish(latest.moved(JobState.DONE, Optional.empty(), Instant.now()), List.of(gone), Optional.empty());

        String address = "/api/v1/jobs/" + taken.id();
        assertThat(Client.json(owner.get(address)).at("/outputs/0/expired").asBoolean())
                .isTrue();
        assertThat(Client.json(owner.get(job)).at("/outputs/0/expired").asBoolean())
                .isFalse();
        HttpResponse<byte[]> answer = owner.get(address + "/outputs/film.mp4");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(Client.json(answer).get("code").asText()).isEqualTo("OUTPUT_EXPIRED");
    }

    @Test
    void sendsAllBytes() {
        HttpResponse<byte[]> all = owner.get(film);
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).isEqualTo(BYTES);
        assertThat(header(all, "ETag")).isEqualTo(tag);
        assertThat(header(all, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(all, "Content-Length")).isEqualTo(Integer.toString(BYTES.length));
        assertThat(header(all, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(all, "Content-Disposition")).isEqualTo("attachment; filename=\"film.mp4\"");
        assertThat(header(all, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void sendsParts() {
        part("bytes=0-0", 0, 0);
        part("bytes=1000-500000", 1000, 500_000);
        part("bytes=1000000-", 1_000_000, BYTES.length - 1);
        part("bytes=-7", BYTES.length - 7, BYTES.length - 1);
        part("bytes=-99999999", 0, BYTES.length - 1);
    }

    @Test
    void refusesPartsOutside() {
        HttpResponse<byte[]> outside = owner.get(film, "Range", "bytes=1000003-");
        assertThat(outside.statusCode()).isEqualTo(416);
        assertThat(header(outside, "Content-Range")).isEqualTo("bytes */1000003");
        assertThat(Client.json(outside).get("code").asText()).isEqualTo("RANGE_OUTSIDE");
    }

    @Test
    void sendsAllWhenSeveralPartsOrAnotherVersionAreWanted() {
        assertThat(owner.get(film, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(owner.get(film, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner.get(film, "Range", "bytes=0-1", "If-Range", "Sat, 21 Nov 2026 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner.get(film, "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
    }

    @Test
    void sendsNothingThatIsKnownAlready() {
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            HttpResponse<byte[]> unchanged = owner.get(film, "If-None-Match", known);
            assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
            assertThat(header(unchanged, "ETag")).isEqualTo(tag);
        }
        assertThat(owner.get(film, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheHeadersAlone() {
        HttpResponse<byte[]> head = owner.send("HEAD", film, "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(BYTES.length));
        assertThat(header(head, "ETag")).isEqualTo(tag);
        HttpResponse<byte[]> part = owner.send("HEAD", film, "", "Range", "bytes=0-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Length")).isEqualTo("10");
    }

    @Test
    void neverCompressesThem() {
        for (String name : List.of("film.mp4", "film.mkv", "film.webm")) {
            String file = job + "/outputs/" + name;
            neverCompresses(owner.get(file, "Accept-Encoding", "gzip"), BYTES.length);
            neverCompresses(owner.get(file, "Accept-Encoding", "gzip", "Range", "bytes=0-99999"), 100_000);
        }
    }

    private static void neverCompresses(HttpResponse<byte[]> plain, int length) {
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(plain, "ETag")).isEqualTo(tag);
        assertThat(header(plain, "Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(plain.body()).hasSize(length);
    }

    @Test
    void compressesWhatIsLongText() {
        HttpResponse<byte[]> recipes = owner.get("/api/v1/recipes", "Accept-Encoding", "gzip");
        assertThat(header(recipes, "Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void keepsThemFromStrangers() {
        assertThat(Client.stranger(APP).get(film).statusCode()).isEqualTo(401);
        assertThat(Client.of(APP, Role.VIEWER).get(film).statusCode()).isEqualTo(404);
        assertThat(Client.of(APP, Role.OPERATOR).get(film).statusCode()).isEqualTo(200);
        assertThat(owner.get(job + "/outputs/other.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    void aTicketEndsWithTheKeyItCameBy() {
        Client admin = Client.of(APP, Role.ADMIN);
        JsonNode key = Client.json(admin.post(
                "/api/v1/keys", "{\"owner\": \"" + RestFarm.owner(Role.SUBMITTER) + "\", \"role\": \"viewer\"}"));
        Client brief = admin.with(key.get("bearer").asText());
        String href = Client.json(brief.post(film + "/ticket", "")).get("href").asText();
        Client stranger = Client.stranger(APP);
        assertThat(stranger.get(href).statusCode()).isEqualTo(200);
        admin.send("DELETE", "/api/v1/keys/" + key.at("/key/id").asText(), "");
        HttpResponse<byte[]> refused = stranger.get(href);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Client.json(refused).get("code").asText()).isEqualTo("TICKET_WRONG");
    }

    @Test
    void opensOneFileToWhoHasItsTicket() {
        String href = Client.json(owner.post(film + "/ticket", "")).get("href").asText();
        Client stranger = Client.stranger(APP);
        assertThat(stranger.get(href).body()).isEqualTo(BYTES);
        assertThat(stranger.get(href, "Range", "bytes=-3").statusCode()).isEqualTo(206);
        String query = href.substring(href.indexOf('?'));
        assertThat(stranger.get(job + query).statusCode()).isEqualTo(401);
        assertThat(stranger.get(job + "/outputs" + query).statusCode()).isEqualTo(401);
        assertThat(stranger.get(job + "/outputs/other.mp4" + query).statusCode())
                .isEqualTo(401);
        assertThat(stranger.get(film + "?ticket=e30.AAAA").statusCode()).isEqualTo(401);
    }

    private void part(String range, int from, int to) {
        HttpResponse<byte[]> part = owner.get(film, "Range", range);
        assertThat(part.statusCode()).as(range).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + BYTES.length);
        assertThat(header(part, "Content-Length")).isEqualTo(Integer.toString(to - from + 1));
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(BYTES, from, to + 1));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
