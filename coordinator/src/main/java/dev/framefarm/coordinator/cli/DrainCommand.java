package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Before an agent is upgraded or switched off. */
@Command(
        name = "drain",
        description = "Let an agent finish what it does and give it nothing new.",
        footer = {"", "Example: framefarm drain vps-3"})
final class DrainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "AGENT", description = "Its id, or its name where only one has it.")
    private String agent = "";

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        FarmClient farm = remote.client();
        String id = AgentName.find(farm, agent);
        JsonNode changed = farm.post("agents/" + FarmClient.step(id) + "/drain", Map.of(), Map.of());
        System.out.println(json.wanted() ? Json.pretty(changed.path("agents")) : "Draining: " + agent);
        return ExitCode.DONE;
    }
}
