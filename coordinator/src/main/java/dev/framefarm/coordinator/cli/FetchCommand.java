package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the finished films of a job here. */
@Command(
        name = "fetch",
        description = "Fetch the finished films of a job.",
        footer = {"", "Example: framefarm fetch 3fa9 -o results"})
final class FetchCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder they go to; the current one by default.")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "Overwrite files that exist.")
    private boolean force;

    @Mixin
    private OneJob wanted = new OneJob();

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw CommandFailed.usage("There is no folder " + folder + "; create it first.");
        }
        FarmClient farm = wanted.farm();
        String job = wanted.on(farm);
        JsonNode outputs = farm.get("jobs/" + job + "/outputs").path("outputs");
        if (outputs.isEmpty()) {
            throw CommandFailed.failed("Job " + job + " has no finished films; see 'framefarm job " + job + "'.");
        }
        List<FilmOutput> fetched = new ArrayList<>();
        for (JsonNode output : outputs) {
            FilmOutput target = FilmOutput.check(folder.resolve(Results.fileName(output)), force);
            Download.fetch(farm, job, output, target);
            fetched.add(target);
        }
        if (wanted.json()) {
            System.out.println(Json.pretty(
                    fetched.stream().map(film -> film.path().toString()).toList()));
        } else {
            fetched.forEach(CertificateFile::tell);
        }
        fetched.forEach(FilmOutput::mustLieWhereWanted);
        return ExitCode.DONE;
    }
}
