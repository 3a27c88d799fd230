package dev.framefarm.coordinator.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The job that a command is about, and the farm that has it. */
final class OneJob {
    @Parameters(index = "0", paramLabel = "ID", description = "The job, or the beginning of its id.")
    private String id = "";

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    FarmClient farm() {
        return remote.client();
    }

    /** The whole id of what was named. */
    String on(FarmClient farm) {
        return JobName.find(farm, id);
    }

    boolean json() {
        return remote.json();
    }
}
