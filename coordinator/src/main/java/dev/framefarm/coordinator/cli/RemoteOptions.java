package dev.framefarm.coordinator.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which farm to talk to, and how to tell what it said; the same for every command that does. */
final class RemoteOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the farm on this machine, for its key; ~/.framefarm by default.")
    private @Nullable Path data;

    @Mixin
    private JsonOption json = new JsonOption();

    boolean json() {
        return json.wanted();
    }

    FarmClient client() {
        return new FarmClient(FarmAddress.find(System.getenv(), data == null ? Homes.usual() : data));
    }
}
