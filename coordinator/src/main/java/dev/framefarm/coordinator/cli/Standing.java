package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/** How far a job is, as the farm told last. */
record Standing(
        String state,
        double fraction,
        long frames,
        long framesDone,
        double framesPerSecond,
        double realtime,
        int agents,
        OptionalDouble secondsLeft,
        String waiting) {
    static final Standing UNKNOWN = new Standing("QUEUED", 0, 0, 0, 0, 0, 0, OptionalDouble.empty(), "");

    static Standing ofJob(JsonNode job) {
        return UNKNOWN.in(job.path("state").asText("QUEUED")).at(job.path("progress"));
    }

    Standing in(String newState) {
        return new Standing(
                newState,
                newState.equals("DONE") ? 1 : fraction,
                frames,
                newState.equals("DONE") ? frames : framesDone,
                framesPerSecond,
                realtime,
                agents,
                secondsLeft,
                newState.equals(state) ? waiting : "");
    }

    /** {@code progress} is a job's progress, or the details of a progress event. */
    Standing at(JsonNode progress) {
        if (!progress.isObject()) {
            return this;
        }
        JsonNode left = progress.path("secondsLeft");
        return new Standing(
                state,
                progress.path("fraction").asDouble(),
                progress.path("frames").asLong(),
                progress.path("framesDone").asLong(),
                progress.path("framesPerSecond").asDouble(),
                progress.path("realtime").asDouble(),
                progress.path("agents").asInt(),
                left.isNumber() ? OptionalDouble.of(left.asDouble()) : OptionalDouble.empty(),
                progress.path("waiting").asText(""));
    }

    boolean isFinal() {
        return isFinal(state);
    }

    static boolean isFinal(String state) {
        return state.equals("DONE") || state.equals("FAILED") || state.equals("CANCELLED");
    }
}
