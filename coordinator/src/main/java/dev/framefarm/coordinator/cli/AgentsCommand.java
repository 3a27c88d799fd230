package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who is there to work. */
@Command(
        name = "agents",
        description = "List the agents.",
        footer = {"", "Example: framefarm agents --json"})
final class AgentsCommand implements Callable<Integer> {
    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() {
        JsonNode agents = remote.client().get("agents").path("agents");
        if (remote.json()) {
            System.out.println(Json.pretty(agents));
            return ExitCode.DONE;
        }
        Table table = new Table("NAME", "ID", "STATE", "BUSY", "CORES", "GPU", "ENCODERS");
        for (JsonNode agent : agents) {
            JsonNode here = agent.path("here");
            boolean present = agent.path("present").asBoolean();
            table.row(
                    agent.path("name").asText(),
                    agent.path("id").asText(),
                    state(agent),
                    present
                            ? here.path("busy").asInt() + "/"
                                    + here.path("slots").asInt()
                            : "-",
                    present ? here.path("cores").asText() : "-",
                    orDash(texts(here.path("gpus"), "")),
                    orDash(texts(here.path("encoders"), "name")));
        }
        if (table.isEmpty()) {
            System.out.println("No agents. 'framefarm token' makes a token with which one can enrol.");
        } else {
            table.lines().forEach(System.out::println);
            agents.forEach(agent -> AgentNotes.of(agent).forEach(System.out::println));
        }
        return ExitCode.DONE;
    }

    private static String state(JsonNode agent) {
        String presence = agent.path("present").asBoolean() ? "here" : "away";
        String wish = agent.path("draining").asBoolean() ? ", draining" : "";
        String stand = agent.hasNonNull("aside") ? ", put aside" : "";
        return presence + wish + stand;
    }

    private static String texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add((field.isEmpty() ? each : each.path(field)).asText()));
        return String.join(" ", texts);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
