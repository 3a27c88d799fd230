package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a job early. */
@Command(
        name = "cancel",
        description = "Cancel a job.",
        footer = {"", "Example: framefarm cancel 3fa9"})
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private OneJob wanted = new OneJob();

    @Override
    public Integer call() {
        FarmClient farm = wanted.farm();
        JsonNode job = farm.delete("jobs/" + wanted.on(farm));
        System.out.println(
                wanted.json()
                        ? Json.pretty(job)
                        : "Cancelled: " + job.path("id").asText());
        return ExitCode.DONE;
    }
}
