package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a new agent in. Standard output is the token alone, for scripts. */
@Command(
        name = "token",
        description = "Make a one-time token with which one agent can enrol.",
        footer = {"", "Example: framefarm token --valid 30m"})
final class TokenCommand implements Callable<Integer> {
    @Option(
            names = "--valid",
            paramLabel = "TIME",
            converter = Span.class,
            description = "For how long: 30m, 1h, 2d; an hour by default, a week at most.")
    private Duration valid = Duration.ofHours(1);

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() {
        JsonNode answer = remote.client().post("tokens", Map.of("minutes", valid.toMinutes()), Map.of());
        System.out.println(
                remote.json() ? Json.pretty(answer) : answer.path("token").asText());
        return ExitCode.DONE;
    }
}
