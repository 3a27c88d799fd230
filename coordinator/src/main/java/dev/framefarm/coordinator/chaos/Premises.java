package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a staging farm is, and how its members are started: each command lacks only the configuration file.
 *
 * @param folder of its own
 * @param shared where FFmpeg is unpacked once for all
 * @param postgres the folder of PostgreSQL's programs; without one it is looked for
 */
public record Premises(
        Path folder, Path shared, List<String> coordinator, List<String> agent, Optional<Path> postgres) {
    public Premises {
        coordinator = List.copyOf(coordinator);
        agent = List.copyOf(agent);
    }

    /** With the launcher that started this. */
    public static Premises of(Path folder, Path shared, Optional<Path> postgres) {
        String launcher = launcher();
        return new Premises(folder, shared, List.of(launcher, "coordinator"), List.of(launcher, "agent"), postgres);
    }

    public static String launcher() {
        return Optional.ofNullable(System.getProperty("framefarm.home"))
                .map(home -> Path.of(home).resolve("framefarm").toString())
                .orElseThrow(() -> new FarmStartException("Start it with the framefarm script.", 2));
    }
}
