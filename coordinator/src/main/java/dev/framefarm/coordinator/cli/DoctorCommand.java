package dev.framefarm.coordinator.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What this machine can do, one line each. */
@Command(
        name = "doctor",
        description = "Find out what this machine can do, and what it lacks.",
        footer = {"", "Example: framefarm doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "The data folder to look at; ~/.framefarm by default.")
    private @Nullable Path data;

    @Option(names = "--ffmpeg", paramLabel = "PATH", description = "auto, embedded, or the path of another FFmpeg.")
    private String ffmpeg = "auto";

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InterruptedException {
        Path folder = data == null ? Homes.usual() : data;
        List<Finding> findings = new ArrayList<>(MachineChecks.all(folder));
        if (!json.wanted()) {
            findings.forEach(finding -> System.out.println(finding.line()));
        }
        List<Finding> encoders = EncoderChecks.all(ffmpeg, folder);
        findings.addAll(encoders);
        if (json.wanted()) {
            System.out.println(Json.pretty(findings.stream().map(Finding::view).toList()));
        } else {
            encoders.forEach(finding -> System.out.println(finding.line()));
        }
        boolean hopeless = findings.stream().anyMatch(finding -> finding.health() == Finding.Health.FAIL);
        return hopeless ? ExitCode.FAILED : ExitCode.DONE;
    }
}
