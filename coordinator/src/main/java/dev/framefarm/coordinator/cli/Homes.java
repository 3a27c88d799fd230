package dev.framefarm.coordinator.cli;

import java.nio.file.Path;

/** Where things lie on this machine. */
final class Homes {
    private Homes() {}

    /** The usual data folder; what all farms of this machine share lies here too. */
    static Path usual() {
        return Path.of(System.getProperty("user.home"), ".framefarm");
    }

    /** One folder for each {@code render} that is under way. */
    static Path renders() {
        return usual().resolve("renders");
    }

    static Path adminKey(Path data) {
        return data.resolve("admin.key");
    }
}
