package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the agent with an id, or with a name that only one has. */
final class AgentName {
    private AgentName() {}

    static String find(FarmClient farm, String wanted) {
        List<String> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode agent : farm.get("agents").path("agents")) {
            String id = agent.path("id").asText();
            String name = agent.path("name").asText();
            if (id.equals(wanted)) {
                return id;
            }
            names.add(name);
            if (name.equals(wanted)) {
                found.add(id);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw CommandFailed.usage(
                found.isEmpty()
                        ? "There is no agent '" + wanted + "'; "
                                + (names.isEmpty()
                                        ? "none has enrolled yet."
                                        : "there are " + String.join(", ", names) + ".")
                        : found.size() + " agents are called '" + wanted + "'; give one of the ids "
                                + String.join(", ", found) + ".");
    }
}
