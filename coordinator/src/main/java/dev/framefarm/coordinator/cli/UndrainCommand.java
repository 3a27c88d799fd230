package dev.framefarm.coordinator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a drain back. */
@Command(
        name = "undrain",
        description = "Give a drained agent work again.",
        footer = {"", "Example: framefarm undrain vps-3"})
final class UndrainCommand implements Callable<Integer> {
    @Mixin
    private OneAgent agent = new OneAgent();

    @Override
    public Integer call() {
        return agent.order("undrain", "Back to work");
    }
}
