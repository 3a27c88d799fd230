package dev.framefarm.coordinator.cli;

import picocli.CommandLine.Option;

/** For programs that read what we print. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
