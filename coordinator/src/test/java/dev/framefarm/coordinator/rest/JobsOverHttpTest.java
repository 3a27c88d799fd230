package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class JobsOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    private Client submitter;

    @BeforeEach
    void connect() {
        submitter = Client.of(APP, Role.SUBMITTER);
    }

    @Test
    void takesAnUploadAndAnOrderForIt() {
        JsonNode upload = Client.json(submitter.send("PUT", "/api/v1/uploads/my%20film.mp4", "some bytes"));
        assertThat(upload.get("bytes").asInt()).isEqualTo(10);
        assertThat(upload.get("name").asText()).isEqualTo("my film.mp4");

        HttpResponse<byte[]> taken = submitter.post(
                "/api/v1/jobs",
                "{\"source\": {\"upload\": " + upload + "}, \"recipe\": \"h264-fast\", \"priority\": 70, "
                        + "\"labels\": {\"team\": \"a\"}}");
        assertThat(taken.statusCode()).isEqualTo(202);
        JsonNode job = Client.json(taken);
        assertThat(taken.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/v1/jobs/" + job.get("id").asText());
        assertThat(job.at("/source/name").asText()).isEqualTo("my film.mp4");
        assertThat(job.at("/recipe/name").asText()).isEqualTo("h264-fast");
        assertThat(job.at("/recipe/version").asInt()).isEqualTo(1);
        assertThat(job.get("priority").asInt()).isEqualTo(70);
        assertThat(job.at("/labels/team").asText()).isEqualTo("a");
        assertThat(job.get("owner").asText()).isEqualTo("the-submitter");
        assertThat(Instant.parse(job.get("created").asText()))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void whoKnowsADigestDoesNotOwnTheFilm() {
        JsonNode upload = Client.json(submitter.send("PUT", "/api/v1/uploads/secret.mp4", "a film of their own"));
        String order = "{\"source\": {\"upload\": " + upload + "}}";
        HttpResponse<byte[]> stranger = Client.of(APP, Role.OPERATOR).post("/api/v1/jobs", order);
        HttpResponse<byte[]> nobodys = submitter.post(
                "/api/v1/jobs", order.replace(upload.get("sha256").asText(), "0".repeat(64)));
        assertThat(stranger.statusCode()).isEqualTo(nobodys.statusCode()).isEqualTo(400);
        assertThat(Client.json(stranger).toString()).contains("SOURCE_UNKNOWN");
        assertThat(Client.json(nobodys).toString()).contains("SOURCE_UNKNOWN");
        assertThat(submitter.post("/api/v1/jobs", order).statusCode()).isEqualTo(202);
        assertThat(Client.of(APP, Role.ADMIN).post("/api/v1/jobs", order).statusCode())
                .isEqualTo(202);
    }

    @Test
    void answersARepeatedOrderWithTheSameJob() {
        String first = order("Idempotency-Key", "once");
        assertThat(order("Idempotency-Key", "once")).isEqualTo(first);
        assertThat(order("Idempotency-Key", "twice")).isNotEqualTo(first);
    }

    @Test
    void refusesAKeyThatAnotherOrderHad() {
        order("Idempotency-Key", "once");
        HttpResponse<byte[]> other = submitter.post("/api/v1/jobs", body("\"hevc\""), "Idempotency-Key", "once");
        assertThat(Client.json(other).get("code").asText()).isEqualTo("IDEMPOTENCY_KEY_USED");
    }

    @Test
    void takesARecipeAsTextAndAsAnObject() {
        String text = "\"recipe: mine\\nvideo: {codec: h264, crf: 30}\"";
        assertThat(Client.json(submitter.post("/api/v1/jobs", body(text)))
                        .at("/recipe/name")
                        .asText())
                .isEqualTo("mine");
        String object = "{\"video\": {\"codec\": \"hevc\", \"preset\": \"fast\"}, \"audio\": \"none\"}";
        assertThat(Client.json(submitter.post("/api/v1/jobs", body(object)))
                        .at("/recipe/name")
                        .asText())
                .isEqualTo("inline");
    }

    @Test
    void keepsOutputsAsLongAsTheOrderSays() {
        String order = body("\"h264\"").replaceFirst("\\{", "{\"keep\": \"72h\", ");
        JsonNode job = Client.json(submitter.post("/api/v1/jobs", order));
        assertThat(job.get("keep").asText()).isEqualTo("3d");
        assertThat(job.has("outputsUntil")).as("there are none yet").isFalse();
        assertThat(Client.json(submitter.post("/api/v1/jobs", body("\"h264\""))).has("keep"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "8d"  | KEEP_OUT_OF_RANGE | at most 7d
            "30m" | KEEP_OUT_OF_RANGE | at least 1h
            "3"   | KEEP_INVALID      | a time such as 90m, 36h or 30d
            3     | KEEP_INVALID      | a time such as 90m, 36h or 30d
            """, quoteCharacter = '\'')
    void refusesToKeepOutputsForOtherTimes(String keep, String code, String expected) {
        String order = body("\"h264\"").replaceFirst("\\{", "{\"keep\": " + keep + ", ");
        HttpResponse<byte[]> refused = submitter.post("/api/v1/jobs", order);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused).get("code").asText()).isEqualTo(code);
        assertThat(Client.json(refused).toString()).contains(expected);
    }

    @Test
    void saysEverythingThatIsWrongWithAnOrder() {
        HttpResponse<byte[]> refused = submitter.post(
                "/api/v1/jobs",
                "{\"sauce\": {}, \"recipe\": {\"video\": {\"codec\": \"h264\", \"presett\": \"fast\"}}, "
                        + "\"priority\": 1000, \"labels\": {\"a b\": \"c\", \"d\": 1}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Client.json(refused);
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("complaints"))
                .extracting(each -> each.get("code").asText())
                .containsExactly(
                        "KEY_UNKNOWN",
                        "SOURCE_MISSING",
                        "TYPE_WRONG",
                        "RECIPE_KEY_UNKNOWN",
                        "PRIORITY_OUT_OF_RANGE",
                        "LABEL_KEY_INVALID");
        assertThat(problem.toString()).contains("did you mean `source`?", "did you mean `preset`?");
    }

    @Test
    void saysHowMuchMoreIsWrongThanAnybodyReads() {
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "\"k" + i + "\": 1").collect(Collectors.joining(", "));
        HttpResponse<byte[]> refused = submitter.post(
                "/api/v1/jobs",
                "{" + keys + ", \"recipe\": {\"video\": {\"codec\": \"h264\", " + keys + "}, " + keys
                        + "}, \"labels\": {" + keys.substring(0, 2_000).replaceAll(",[^,]*$", "") + "}}");
        JsonNode complaints = Client.json(refused).get("complaints");
        assertThat(complaints).hasSize(101);
        assertThat(complaints.get(50).get("message").asText()).contains("found 19950 more unknown keys");
        assertThat(complaints.get(100).get("message").asText()).matches("And \\d+ more\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/etc/there-is-no-such-file"})
    void refusesFilesOfTheServerToThoseWhoMayNotReadThem(String path) {
        HttpResponse<byte[]> refused = submitter.post("/api/v1/jobs", "{\"source\": {\"path\": \"" + path + "\"}}");
        assertThat(Client.json(refused).get("code").asText()).isEqualTo("SOURCE_NOT_ALLOWED");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(Client.json(submitter.post("/api/v1/jobs", "{\"a\": 1, \"a\": 2}"))
                        .get("code")
                        .asText())
                .isEqualTo("BODY_MALFORMED");
        assertThat(submitter.post("/api/v1/jobs", "[]").statusCode()).isEqualTo(400);
        assertThat(submitter.post("/api/v1/jobs", "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(submitter.post("/api/v1/jobs", " ".repeat(1_100_000)).statusCode())
                .isEqualTo(413);
        assertThat(submitter
                        .post("/api/v1/jobs", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void takesNoOrderWhereTheDiskIsFull() {
        String order = body("\"h264\"");
        InMemoryBlobs blobs = RestApp.farm(APP).blobs;
        long before = blobs.free();
        blobs.capacity(0);
        try {
            HttpResponse<byte[]> refused = submitter.post("/api/v1/jobs", order);
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(Client.json(refused).get("code").asText()).isEqualTo("DISK_FULL");
            assertThat(Client.json(refused).get("found").asText()).contains("make room");
        } finally {
            blobs.capacity(Runtime.getRuntime().maxMemory());
        }
        assertThat(blobs.free()).isEqualTo(before);
        assertThat(submitter.post("/api/v1/jobs", order).statusCode()).isEqualTo(202);
    }

    @Test
    void cancelsOnce() {
        String id = order();
        HttpResponse<byte[]> cancelled = submitter.send("DELETE", "/api/v1/jobs/" + id, "");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(Client.json(cancelled).get("state").asText()).isEqualTo("CANCELLED");
        HttpResponse<byte[]> again = submitter.send("DELETE", "/api/v1/jobs/" + id, "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Client.json(again).get("code").asText()).isEqualTo("JOB_ENDED");
    }

    @Test
    void showsJobsToTheirOwnersAndToOperators() {
        String id = order();
        assertThat(submitter.get("/api/v1/jobs/" + id).statusCode()).isEqualTo(200);
        assertThat(Client.of(APP, Role.OPERATOR).get("/api/v1/jobs/" + id).statusCode())
                .isEqualTo(200);
        assertThat(Client.of(APP, Role.VIEWER).get("/api/v1/jobs/" + id).statusCode())
                .isEqualTo(404);
        assertThat(Client.json(Client.of(APP, Role.VIEWER).get("/api/v1/jobs")).get("jobs"))
                .isEmpty();
    }

    @Test
    void listsJobsPageByPage() {
        List<String> made = List.of(order(), order(), order());
        JsonNode first = Client.json(submitter.get("/api/v1/jobs?limit=2"));
        assertThat(first.at("/jobs/0/id").asText()).isEqualTo(made.get(2));
        JsonNode second = Client.json(submitter.get(first.get("next").asText()));
        assertThat(second.at("/jobs/0/id").asText()).isEqualTo(made.get(0));
        assertThat(Client.json(submitter.get("/api/v1/jobs?state=done,failed")).get("jobs"))
                .isEmpty();
    }

    @Test
    void listsJobsByTheirLabelsPageByPage() {
        String labels = "\"labels\": {\"for\": \"{you} & me=100 %\", \"part\": \"1\"}, ";
        List<String> made = List.of(orderWith(labels), orderWith(labels));
        order();
        String asked = "/api/v1/jobs?limit=1&label=part=1&label=for=%7Byou%7D%20%26%20me=100%20%25";
        JsonNode first = Client.json(submitter.get(asked));
        JsonNode second = Client.json(submitter.get(first.get("next").asText()));
        JsonNode third = Client.json(submitter.get(second.get("next").asText()));
        assertThat(first.at("/jobs/0/id").asText()).isEqualTo(made.get(1));
        assertThat(second.at("/jobs/0/id").asText()).isEqualTo(made.get(0));
        assertThat(third.get("jobs")).isEmpty();
    }

    private String orderWith(String more) {
        String order = body("\"h264\"").replaceFirst("\\{", "{" + Matcher.quoteReplacement(more));
        return Client.json(submitter.post("/api/v1/jobs", order)).get("id").asText();
    }

    @Test
    void refusesOddQuestions() {
        for (String path : List.of(
                "/jobs?limit=0",
                "/jobs?limit=x",
                "/jobs?state=running",
                "/jobs?label=team",
                "/jobs?label=team=a&label=team=b",
                "/jobs?lable=team=a",
                "/agents?state=here",
                "/jobs?ticket=x")) {
            assertThat(submitter.get("/api/v1" + path).statusCode()).as(path).isEqualTo(400);
        }
        for (String path : List.of("/jobs/..%2fx", "/jobs/%00", "/jobs/nothing/segments", "/nowhere")) {
            assertThat(submitter.get("/api/v1" + path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void tellsItsRecipesWithTheirDocuments() {
        JsonNode recipes = Client.json(submitter.get("/api/v1/recipes"));
        assertThat(recipes.get("standard").asText()).isEqualTo("h264");
        assertThat(recipes.get("recipes"))
                .extracting(each -> each.get("name").asText())
                .containsExactly(
                        "h264",
                        "h264-fast",
                        "hevc",
                        "av1",
                        "vp9",
                        "web",
                        "stream",
                        "ladder-hls",
                        "ladder-av1",
                        "social-vertical",
                        "social-square",
                        "mezzanine",
                        "archive",
                        "lossless",
                        "proxy",
                        "podcast",
                        "audio-archive",
                        "mp3");
        assertThat(recipes.at("/recipes/0/document").asText()).contains("codec: h264");
    }

    private String order(String... headers) {
        return Client.json(submitter.post("/api/v1/jobs", body("\"h264\""), headers))
                .get("id")
                .asText();
    }

    private String body(String recipe) {
        JsonNode upload = Client.json(submitter.send("PUT", "/api/v1/uploads/film", "some bytes"));
        return "{\"source\": {\"upload\": " + upload + "}, \"recipe\": " + recipe + "}";
    }
}
