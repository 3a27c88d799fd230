package dev.framefarm.coordinator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks on until a job ends. */
@Command(
        name = "watch",
        description = "Watch a job until it ends.",
        footer = {"", "Example: framefarm watch 3fa9"})
final class WatchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The job, or the beginning of its id.")
    private String id = "";

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws InterruptedException {
        FarmClient farm = remote.client();
        String job = JobName.find(farm, id);
        JobEnd.mustBeDone(new JobWatch(farm, job, Display.of(json.wanted())).untilTheEnd());
        return ExitCode.DONE;
    }
}
