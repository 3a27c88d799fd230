package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One job, closely. */
@Command(
        name = "job",
        description = "Show one job.",
        footer = {"", "Example: framefarm job 3fa9"})
final class JobCommand implements Callable<Integer> {
    private static final int WIDTH = 200;

    @Mixin
    private OneJob wanted = new OneJob();

    @Override
    public Integer call() {
        FarmClient farm = wanted.farm();
        JsonNode job = farm.get("jobs/" + wanted.on(farm));
        if (wanted.json()) {
            System.out.println(Json.pretty(job));
            return ExitCode.DONE;
        }
        line("Job", job.path("id").asText());
        line("State", LiveLine.text(Standing.ofJob(job), WIDTH).strip());
        line("Reason", job.path("reason").asText(""));
        line("Source", job.path("source").path("name").asText());
        line("Recipe", job.path("recipe").path("name").asText());
        line("Priority", job.path("priority").asText());
        line("Owner", job.path("owner").asText());
        line("Worked on", job.path("coordinator").asText(""));
        line("Created", job.path("created").asText());
        line("Updated", job.path("updated").asText());
        line("Kept", kept(job));
        for (JsonNode remark : job.path("remarks")) {
            line("Remark", remark.asText());
        }
        for (JsonNode quality : job.path("quality")) {
            line("Quality", QualitySummary.sentence(quality));
        }
        if (job.has("watch")) {
            line("Watch", farm.address(ticket(farm, job.path("watch").asText())));
        }
        for (JsonNode output : job.path("outputs")) {
            line(
                    "Output",
                    output.path("name").asText() + ", " + output.path("bytes").asLong() + " bytes" + frames(output));
            CertificateFile.find(
                            farm, job.path("id").asText(), output.path("name").asText())
                    .ifPresent(JobCommand::proof);
        }
        return ExitCode.DONE;
    }

    /** Before its end only an order that said so is told how long; what is usual may still change. */
    private static String kept(JsonNode job) {
        if (job.has("outputsUntil")) {
            return "until " + job.path("outputsUntil").asText();
        }
        return job.has("keep") ? "for " + job.path("keep").asText() + " after its end" : "";
    }

    /** Sound alone has none. */
    private static String frames(JsonNode output) {
        long frames = output.path("frames").asLong();
        return frames == 0 ? "" : ", " + frames + " frames";
    }

    /** Players take an address and nothing else: what it opens must be in it. */
    private static String ticket(FarmClient farm, String address) {
        return farm.post(address + "/ticket", Map.of(), Map.of()).path("href").asText();
    }

    private static void proof(JsonNode certificate) {
        line("Proof", CertificateSummary.sentence(certificate));
        CertificateSummary.warnings(certificate).forEach(warning -> line("Warning", warning));
    }

    private static void line(String name, String value) {
        if (!value.isEmpty()) {
            System.out.printf("%-10s %s%n", name + ":", value);
        }
    }
}
