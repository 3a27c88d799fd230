package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The newest jobs. */
@Command(
        name = "jobs",
        description = "List jobs, newest first.",
        footer = {"", "Example: framefarm jobs --state rendering,queued"})
final class JobsCommand implements Callable<Integer> {
    @Option(names = "--state", paramLabel = "STATES", description = "Only jobs in these states, separated by commas.")
    private String states = "";

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Only jobs with this label; may be given again.")
    private List<String> labels = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 50 by default.")
    private int limit = 50;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() {
        StringBuilder asked = new StringBuilder("jobs?limit=" + limit);
        if (!states.isEmpty()) {
            asked.append("&state=").append(FarmClient.step(states));
        }
        labels.forEach(label -> asked.append("&label=").append(FarmClient.step(label)));
        JsonNode page = remote.client().get(asked.toString());
        if (remote.json()) {
            System.out.println(Json.pretty(page.path("jobs")));
            return ExitCode.DONE;
        }
        Table table = new Table("ID", "STATE", "DONE", "RECIPE", "CREATED", "SOURCE");
        for (JsonNode job : page.path("jobs")) {
            Standing standing = Standing.ofJob(job);
            table.row(
                    job.path("id").asText(),
                    standing.state().toLowerCase(java.util.Locale.ROOT),
                    LiveLine.percent(standing.fraction()).strip(),
                    job.path("recipe").path("name").asText(),
                    job.path("created").asText().replaceFirst("\\.\\d+Z$", "Z"),
                    job.path("source").path("name").asText());
        }
        if (table.isEmpty()) {
            System.out.println("No jobs. Order one with: framefarm submit film.mp4");
        } else {
            table.lines().forEach(System.out::println);
        }
        return ExitCode.DONE;
    }
}
