package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.LocalFarm;
import dev.framefarm.coordinator.app.LocalFarmOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A farm on this machine that stays. */
@Command(
        name = "up",
        description = "Run a whole farm on this machine until Ctrl-C.",
        footer = {"", "Example: framefarm up --agents 4"})
final class UpCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;
    private static final int USUAL_AGENT_PORT = 7443;
    private static final int LAST_PORT = 65534;

    @Mixin
    private AgentsOption agents = new AgentsOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the farm keeps everything; ~/.framefarm by default.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of REST and dashboard, 8080 by default; metrics are on the next one.")
    private int port = USUAL_PORT;

    @Option(names = "--agent-port", paramLabel = "P", description = "Port that agents connect to, 7443 by default.")
    private int agentPort = USUAL_AGENT_PORT;

    @Override
    public Integer call() throws InterruptedException {
        demandPort("--port", port);
        demandPort("--agent-port", agentPort);
        Path folder = (data == null ? Homes.usual() : data).toAbsolutePath().normalize();
        if (Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw CommandFailed.usage(folder + " is no folder that can be written to; choose another with --data.");
        }
        int number = agents.number();
        try (LocalFarm farm = LocalFarm.start(new LocalFarmOptions(
                folder, folder, port, agentPort, number, LocalWork.slots(number), "auto", List.of(), ignored -> {}))) {
            Interrupts.add(farm::close);
            tell(farm);
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private static void demandPort(String option, int port) {
        if (port < 1 || port > LAST_PORT) {
            throw CommandFailed.usage(option + " is " + port + "; expected a number from 1 to " + LAST_PORT + ".");
        }
    }

    private void tell(LocalFarm farm) {
        String submit = "framefarm submit film.mp4 --wait" + (data == null ? "" : " --data " + farm.data());
        String where = port == USUAL_PORT ? "" : "FRAMEFARM_URL=" + farm.url() + " ";
        System.out.println("Dashboard: " + farm.url().resolve("#key=" + farm.adminKey()));
        System.out.println("Admin key: " + Homes.adminKey(farm.data()));
        System.out.println("Submit:    " + where + submit);
        System.out.println("Logs:      " + farm.data().resolve("logs"));
        System.out.println("Stop:      Ctrl-C");
    }
}
