package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class ProgressOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    @Test
    void tellsHowFarAJobIsAndWhoEncodesWhat() {
        Client submitter = Client.of(APP, Role.SUBMITTER);
        AgentId agent = agentThatWorks();
        JsonNode upload = Client.json(submitter.send("PUT", "/api/v1/uploads/film", "some bytes"));
        String order = "{\"source\": {\"upload\": " + upload + "}}";
        String id = Client.json(submitter.post("/api/v1/jobs", order)).get("id").asText();
        RestFarm farm = RestApp.farm(APP);
        Assignment assignment = farm.engine.dispatcher().offer(agent, true).orElseThrow();

        JsonNode job = Client.json(submitter.get("/api/v1/jobs/" + id));
        assertThat(job.get("state").asText()).isEqualTo("RENDERING");
        assertThat(job.at("/progress/frames").asInt()).isEqualTo(RestFarm.FRAMES);
        assertThat(job.at("/progress/framesDone").asInt()).isZero();
        assertThat(job.at("/progress/agents").asInt()).isEqualTo(1);
        assertThat(job.at("/remarks/0").asText()).isEqualTo(RestFarm.REMARK);

        JsonNode lane =
                Client.json(submitter.get("/api/v1/jobs/" + id + "/segments")).at("/lanes/0");
        assertThat(lane.get("kind").asText()).isEqualTo("video");
        assertThat(lane.get("length").asInt()).isEqualTo(RestFarm.FRAMES);
        assertThat(lane.get("segments")).anySatisfy(segment -> {
            assertThat(segment.get("state").asText()).isEqualTo("LEASED");
            assertThat(segment.get("agent").asText()).isEqualTo(agent.value());
        });

        JsonNode agents = Client.json(submitter.get("/api/v1/agents"));
        assertThat(agents.at("/agents/0/here/host").asText()).isEqualTo("box");
        assertThat(agents.toString())
                .as("what there is nothing to say of is left out")
                .doesNotContain("null");
        assertThat(agents.at("/agents/0/encoding/0/job").asText()).isEqualTo(id);
        JsonNode others = Client.json(Client.of(APP, Role.VIEWER).get("/api/v1/agents"));
        assertThat(others.at("/agents/0/encoding")).isEmpty();
        for (String change : List.of("drain", "undrain")) {
            JsonNode changed =
                    Client.json(Client.of(APP, Role.OPERATOR).post("/api/v1/agents/" + agent + "/" + change, ""));
            assertThat(changed.at("/agents/0/encoding/0/job").asText())
                    .as("what draining it waits for")
                    .isEqualTo(id);
        }

        farm.engine.attempts().ended(agent, assignment.lease().id(), EndCode.ENCODER_FAILED, "it has no memory");
        JsonNode setbacks =
                Client.json(submitter.get("/api/v1/jobs/" + id + "/segments")).at("/setbacks");
        assertThat(setbacks).hasSize(1);
        assertThat(setbacks.at("/0/code").asText()).isEqualTo("ENCODER_FAILED");
        assertThat(setbacks.at("/0/reason").asText()).isEqualTo("FFmpeg failed (it has no memory)");
        assertThat(setbacks.at("/0/agent").asText()).isEqualTo(agent.value());
    }

    private static AgentId agentThatWorks() {
        RestFarm farm = RestApp.farm(APP);
        AgentId id = new AgentId("a-1");
        farm.ports.agents().insert(new EnrolledAgent(id, "one", Instant.now(), false, false));
        farm.engine
                .fleet()
                .join(
                        id,
                        new Agent.Machine("box", 1, 4, 1L << 30, List.of(), "8.0", "1", Set.of()),
                        List.of(new Agent.Encoder("h264", "x264-164", 1e6), new Agent.Encoder("aac", "aac", 1e6)),
                        List.of());
        return id;
    }
}
