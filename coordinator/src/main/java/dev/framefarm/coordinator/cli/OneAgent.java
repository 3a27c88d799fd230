package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The agent that an order is for, and the farm that passes it on. */
final class OneAgent {
    @Parameters(index = "0", paramLabel = "AGENT", description = "Its id, or its name where only one has it.")
    private String agent = "";

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    int order(String order, String done) {
        FarmClient farm = remote.client();
        String id = AgentName.find(farm, agent);
        JsonNode changed = farm.post("agents/" + FarmClient.step(id) + "/" + order, Map.of(), Map.of());
        System.out.println(remote.json() ? Json.pretty(changed.path("agents")) : done + ": " + agent);
        return ExitCode.DONE;
    }
}
