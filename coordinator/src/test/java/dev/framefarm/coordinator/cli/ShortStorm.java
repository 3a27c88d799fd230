package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.chaos.Chaos;
import dev.framefarm.coordinator.chaos.Premises;
import dev.framefarm.coordinator.chaos.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Also a program, for a network of its own: in that folder, and with PostgreSQL's programs of that one. */
final class ShortStorm {
    private static final long SEED = 3;

    private ShortStorm() {}

    static Report of(Path folder, Path postgres) throws IOException, InterruptedException {
        Path shared = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        Premises premises = new Premises(
                folder.toRealPath(),
                shared,
                CoordinatorProcess.command("coordinator"),
                List.of(Premises.launcher(), "agent"),
                Optional.of(Premises.bucketOf(System.getProperty("java.class.path"))),
                Optional.of(postgres));
        Chaos.Options options = new Chaos.Options(
                premises, Duration.ofSeconds(40), SEED, 2, 3, 2, Optional.empty(), 0, Optional.empty());
        return new Chaos(options, System.out::println).run();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Report report = of(Path.of(arguments[0]), Path.of(arguments[1]));
        report.print(System.out);
        System.exit(report.broken().isEmpty() && report.films() > 0 ? 0 : 1);
    }
}
