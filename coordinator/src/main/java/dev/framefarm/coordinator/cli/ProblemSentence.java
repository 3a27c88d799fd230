package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the farm refused, as one line for a person. */
final class ProblemSentence {
    private ProblemSentence() {}

    static CommandFailed of(int status, String body) {
        String told = told(Json.read(body));
        if (status == 401) {
            return CommandFailed.unreachable(
                    "The farm does not know this key: " + told + " Set FRAMEFARM_KEY to a key that is valid there.");
        }
        if (status == 403) {
            return CommandFailed.failed("This key may not do that: " + told + " Use a key with a higher role.");
        }
        if (status == 502 || status == 503 || status == 504) {
            return CommandFailed.unreachable("The farm is not ready (" + status + "): " + told);
        }
        String sentence = told.isEmpty() ? "The farm answered with status " + status + "." : told;
        if (status == 429) {
            return CommandFailed.busy(sentence);
        }
        return status == 400 ? CommandFailed.usage(sentence) : CommandFailed.failed(sentence);
    }

    private static String told(JsonNode problem) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode complaint : problem.path("complaints")) {
            sentences.add(complaint.path("message").asText().strip());
        }
        if (sentences.isEmpty()) {
            sentences.add(problem.path("detail").asText("").strip());
        }
        return String.join(" ", sentences).replaceAll("\\s+", " ").strip();
    }
}
