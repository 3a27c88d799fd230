package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is not as it should be with an agent, in a sentence each. */
final class AgentNotes {
    private AgentNotes() {}

    static List<String> of(JsonNode agent) {
        JsonNode here = agent.path("here");
        Function<String, String> named = note -> agent.path("name").asText() + ": " + note;
        return Stream.of(
                        here.path("failing").properties().stream()
                                .map(each -> each.getKey() + " does not work: "
                                        + each.getValue().asText()),
                        detour("deliveries", here.path("detour")),
                        detour("slices", here.path("sliceDetour")),
                        told(agent.path("aside").path("reason")))
                .flatMap(notes -> notes)
                .map(named)
                .toList();
    }

    private static Stream<String> detour(String what, JsonNode why) {
        return told(why).map(reason -> "its " + what + " come through the coordinator: " + reason);
    }

    /** A coordinator may leave out what it has nothing to say of, or say that it is null. */
    private static Stream<String> told(JsonNode text) {
        return text.isTextual() ? Stream.of(text.asText()) : Stream.empty();
    }
}
