package dev.framefarm.coordinator.cli;

import picocli.CommandLine.Option;

/** How many agents a farm on this machine gets. */
final class AgentsOption {
    private static final int MOST = 64;

    @Option(names = "--agents", paramLabel = "N", description = "Agents to start; 2 by default, 1 on a single core.")
    private int agents = LocalWork.usualAgents();

    int number() {
        if (agents < 1 || agents > MOST) {
            throw CommandFailed.usage("--agents is " + agents + "; expected a number from 1 to " + MOST + ".");
        }
        return agents;
    }
}
