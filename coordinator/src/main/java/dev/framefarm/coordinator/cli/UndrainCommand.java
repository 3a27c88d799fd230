package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a drain back. */
@Command(
        name = "undrain",
        description = "Give a drained agent work again.",
        footer = {"", "Example: framefarm undrain vps-3"})
final class UndrainCommand implements Callable<Integer> {
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
        JsonNode changed = farm.post("agents/" + FarmClient.step(id) + "/undrain", Map.of(), Map.of());
        System.out.println(json.wanted() ? Json.pretty(changed.path("agents")) : "Back to work: " + agent);
        return ExitCode.DONE;
    }
}
