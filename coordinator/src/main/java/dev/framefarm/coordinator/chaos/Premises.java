package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a staging farm is, and how its members are started: each command lacks only the configuration file.
 *
 * @param folder of its own
 * @param shared where FFmpeg is unpacked once for all
 * @param bucket the command of a {@link LocalBucket}, without its port and folder; without one the store is a folder
 * @param postgres the folder of PostgreSQL's programs; without one it is looked for
 */
public record Premises(
        Path folder,
        Path shared,
        List<String> coordinator,
        List<String> agent,
        Optional<List<String>> bucket,
        Optional<Path> postgres) {
    public Premises {
        coordinator = List.copyOf(coordinator);
        agent = List.copyOf(agent);
    }

    /** With the launcher that started this, and an S3 service if its jars are here. */
    public static Premises of(Path folder, Path shared, Optional<Path> postgres) {
        String launcher = launcher();
        return new Premises(
                folder,
                shared,
                List.of(launcher, "coordinator"),
                List.of(launcher, "agent"),
                bucketOfThisBuild(),
                postgres);
    }

    public Premises withoutBucket() {
        return new Premises(folder, shared, coordinator, agent, Optional.empty(), postgres);
    }

    public static String launcher() {
        return Optional.ofNullable(System.getProperty("framefarm.home"))
                .map(home -> Path.of(home).resolve("framefarm").toString())
                .orElseThrow(() -> new FarmStartException("Start it with the framefarm script.", 2));
    }

    /** The jars of the service lie beside those of the coordinator, who never sees them. */
    private static Optional<List<String>> bucketOfThisBuild() {
        try {
            Path jar = Path.of(Premises.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path service = jar.resolveSibling("s3");
            return Files.isDirectory(service)
                    ? Optional.of(bucketOf(jar + File.pathSeparator + service.resolve("*")))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    public static List<String> bucketOf(String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath, LocalBucket.class.getName());
    }
}
