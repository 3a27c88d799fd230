package dev.framefarm.coordinator.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From file to file with a farm of its own. */
@Command(
        name = "render",
        description = "Render one film with a whole farm on this machine.",
        footer = {"", "Example: framefarm render film.mov --recipe hevc -o film.mp4"})
final class RenderCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "INPUT", description = "The film to render.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT",
            description = "Where the result goes; INPUT-RECIPE.EXTENSION in the current folder by default,"
                    + " or the folder INPUT-RECIPE when the recipe makes several files.")
    private @Nullable Path output;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "What to make; 'framefarm recipes' lists what there is.")
    private String recipe = "";

    @Mixin
    private AgentsOption agents = new AgentsOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the farm's data here instead of throwing it away.")
    private @Nullable Path data;

    @Option(names = "--force", description = "Overwrite OUTPUT.")
    private boolean force;

    @Option(names = "--json", description = "One JSON object for each event, for programs.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        SourceFile source = SourceFile.check(input);
        RecipeChoice choice = RecipeChoice.read(recipe);
        Results results = Results.check(source, choice, output, force);
        try (LocalWork work =
                LocalWork.start(agents.number(), Optional.ofNullable(data), java.util.List.of(source.folder()))) {
            work.render(source, choice, results, Display.of(json));
        }
        if (json) {
            System.out.println(
                    Json.line(Map.of("type", "output", "path", results.path().toString())));
        } else {
            results.tell();
        }
        results.mustLieWhereWanted();
        return ExitCode.DONE;
    }
}
