package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.intake.KeepTime;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a film to a farm. */
@Command(
        name = "submit",
        description = "Upload a film to a farm and order its rendering.",
        footer = {"", "Example: framefarm submit film.mp4 --recipe hevc --wait -o film-hevc.mp4"})
final class SubmitCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "INPUT", description = "The film to upload.")
    private String input = "";

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "What to make; 'framefarm recipes' lists what there is.")
    private String recipe = "";

    @Option(names = "--priority", paramLabel = "P", description = "0 to 100; higher goes first, 50 is usual.")
    private @Nullable Integer priority;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = "How long its results stay with the farm after its end, such as 36h or 30d;"
                    + " an hour at least, and no longer than the farm keeps your results.")
    private @Nullable String keep;

    @Option(names = "--wait", description = "Watch the job and fetch the result.")
    private boolean wait;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT",
            description = "With --wait: where the result goes, a folder when the recipe makes several files;"
                    + " its own name in the current folder by default.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite OUTPUT.")
    private boolean force;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (input.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw CommandFailed.usage(
                    "Addresses are not supported as sources yet; download the film and submit the file.");
        }
        if (output != null && !wait) {
            throw CommandFailed.usage("-o needs --wait; without it, use 'framefarm fetch' when the job is done.");
        }
        if (keep != null && KeepTime.read(keep).isEmpty()) {
            throw CommandFailed.usage("--keep: expected " + KeepTime.EXPECTED + ", found '" + keep + "'.");
        }
        SourceFile source = SourceFile.check(Path.of(input));
        RecipeChoice choice = RecipeChoice.read(recipe);
        Optional<Results> results = wait ? Optional.of(Results.check(source, choice, output, force)) : Optional.empty();
        FarmClient farm = remote.client();
        JsonNode job = order(farm, source, choice);
        String id = job.path("id").asText();
        if (!remote.json()) {
            System.out.println("Job: " + id);
        } else if (!wait) {
            System.out.println(Json.line(job));
        }
        if (results.isPresent()) {
            waitFor(farm, id, results.get());
        }
        return ExitCode.DONE;
    }

    private JsonNode order(FarmClient farm, SourceFile source, RecipeChoice choice) {
        // Asked first, so that nobody uploads for an hour to hear that the key is wrong.
        farm.get("jobs?limit=1");
        boolean inPlace = Terminal.find().isTerminal();
        JsonNode uploaded = Upload.send(
                farm, source, remote.json() ? sent -> {} : new UploadDisplay(System.out, inPlace, source.bytes()));
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("source", Map.of("upload", uploaded));
        order.put("recipe", choice.text());
        if (priority != null) {
            order.put("priority", priority);
        }
        if (keep != null) {
            order.put("keep", keep);
        }
        Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        try {
            return farm.post("jobs", order, once);
        } catch (CommandFailed e) {
            if (e.exitCode() != ExitCode.UNREACHABLE) {
                throw e;
            }
            // The order may have arrived although the answer did not; with the same key it counts once.
            return farm.post("jobs", order, once);
        }
    }

    private void waitFor(FarmClient farm, String id, Results results) throws InterruptedException {
        JsonNode ended = new JobWatch(farm, id, Display.of(remote.json())).untilTheEnd();
        JobEnd.mustBeDone(ended);
        for (JsonNode each : results.wanted(ended.path("outputs"))) {
            Download.to(results.place(each), each).fetch(farm, id);
        }
        if (remote.json()) {
            System.out.println(Json.line(
                    Map.of("type", "output", "job", id, "path", results.path().toString())));
        } else {
            results.tell();
        }
        results.mustLieWhereWanted();
    }
}
