package dev.framefarm.coordinator.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything once, without needing a film. */
@Command(
        name = "demo",
        description = "Make a test film and render it on two agents of this machine.",
        footer = {"", "Example: framefarm demo --keep-up 300"})
final class DemoCommand implements Callable<Integer> {
    private static final int AGENTS = 2;
    private static final String NAME = "framefarm-demo";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT",
            description = "Where the result goes; " + NAME + ".mp4 in the current folder by default.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite OUTPUT.")
    private boolean force;

    @Option(
            names = "--keep-up",
            paramLabel = "SECONDS",
            description = "Keep the dashboard up for so long after the end.")
    private int keepUp;

    @Override
    public Integer call() throws InterruptedException {
        if (keepUp < 0) {
            throw CommandFailed.usage("--keep-up is " + keepUp + "; expected a number of seconds.");
        }
        Path wanted = output == null ? free() : output;
        FilmOutput.check(wanted, force);
        PrivateFolder folder = LocalWork.privateFolder();
        Interrupts.add(folder::close);
        try {
            System.out.println("Making a test film of " + TestFilm.SECONDS + " s ...");
            SourceFile source = SourceFile.check(TestFilm.make(folder.path()));
            render(source, Results.check(source, RecipeChoice.read(""), wanted, force));
        } finally {
            LocalWork.closeQuietly(Optional.of(folder));
        }
        return ExitCode.DONE;
    }

    private void render(SourceFile source, Results results) throws InterruptedException {
        try (LocalWork work = LocalWork.start(AGENTS, Optional.empty(), List.of(source.folder()))) {
            System.out.println("Dashboard: " + work.dashboard());
            JobWatch watch = work.render(source, RecipeChoice.read(""), results, Display.of(false));
            Summary.print(System.out, watch.segments(), work.client());
            results.tell();
            System.out.println("Go on with your own: framefarm render film.mp4");
            if (keepUp > 0) {
                System.out.println("The dashboard stays up for " + keepUp + " s: " + work.dashboard());
                Thread.sleep(Duration.ofSeconds(keepUp).toMillis());
            }
            results.mustLieWhereWanted();
        }
    }

    /** A second demo does not fail because of the first. */
    private static Path free() {
        Path path = Path.of(NAME + ".mp4");
        for (int number = 2; Files.exists(path); number++) {
            path = Path.of(NAME + "-" + number + ".mp4");
        }
        return path;
    }
}
