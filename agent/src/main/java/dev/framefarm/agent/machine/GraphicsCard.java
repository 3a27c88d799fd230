package dev.framefarm.agent.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NVIDIA's driver and its devices, as far as files tell; {@code root} is the machine's, but for tests. */
final class GraphicsCard {
    private static final Pattern VERSION = Pattern.compile("\\b\\d{3,}\\.\\d+(\\.\\d+)?\\b");

    private final Path root;

    GraphicsCard(Path root) {
        this.root = root;
    }

    boolean hasDriver() {
        return Files.exists(root.resolve("dev/nvidiactl"));
    }

    /** The driver's version and the devices: what was proven with others has to be proven again. */
    String key() {
        if (!hasDriver()) {
            return "no card";
        }
        TreeSet<String> devices = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve("dev"), "nvidia[0-9]*")) {
            found.forEach(device -> devices.add(String.valueOf(device.getFileName())));
        } catch (IOException e) {
            devices.clear();
        }
        return "driver " + driver() + " " + String.join(",", devices);
    }

    /** Its version, or a word that says that it is unknown. */
    String driver() {
        try {
            Matcher version = VERSION.matcher(Files.readString(root.resolve("proc/driver/nvidia/version")));
            return Optional.of(version)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
