package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
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
        List<Download> all = Download.check(folder, outputs, force);
        all.forEach(each -> each.fetch(farm, job));
        List<FilmOutput> fetched = all.stream().map(Download::target).toList();
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
