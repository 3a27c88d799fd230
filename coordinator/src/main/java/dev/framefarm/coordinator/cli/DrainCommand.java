package dev.framefarm.coordinator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Before an agent is upgraded or switched off. */
@Command(
        name = "drain",
        description = "Let an agent finish what it does and give it nothing new.",
        footer = {"", "Example: framefarm drain vps-3"})
final class DrainCommand implements Callable<Integer> {
    @Mixin
    private OneAgent agent = new OneAgent();

    @Override
    public Integer call() {
        return agent.order("drain", "Draining");
    }
}
