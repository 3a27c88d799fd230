package dev.framefarm.coordinator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks on until a job ends. */
@Command(
        name = "watch",
        description = "Watch a job until it ends.",
        footer = {"", "Example: framefarm watch 3fa9"})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private OneJob wanted = new OneJob();

    @Override
    public Integer call() throws InterruptedException {
        FarmClient farm = wanted.farm();
        String job = wanted.on(farm);
        JobEnd.mustBeDone(new JobWatch(farm, job, Display.of(wanted.json())).untilTheEnd());
        return ExitCode.DONE;
    }
}
