package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What a job's end means for whoever waited for it. */
final class JobEnd {
    private JobEnd() {}

    static void mustBeDone(JsonNode job) {
        String state = job.path("state").asText();
        String reason = job.path("reason").asText("");
        if (state.equals("CANCELLED")) {
            throw CommandFailed.failed("The job was cancelled." + (reason.isEmpty() ? "" : " " + reason));
        }
        if (!state.equals("DONE")) {
            throw CommandFailed.failed(reason.isEmpty() ? "The job failed, and the farm did not say why." : reason);
        }
    }
}
