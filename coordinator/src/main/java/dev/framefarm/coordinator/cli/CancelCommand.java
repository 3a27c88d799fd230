package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a job early. */
@Command(
        name = "cancel",
        description = "Cancel a job.",
        footer = {"", "Example: framefarm cancel 3fa9"})
final class CancelCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The job, or the beginning of its id.")
    private String id = "";

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        FarmClient farm = remote.client();
        JsonNode job = farm.delete("jobs/" + JobName.find(farm, id));
        System.out.println(
                json.wanted()
                        ? Json.pretty(job)
                        : "Cancelled: " + job.path("id").asText());
        return ExitCode.DONE;
    }
}
