package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.engine.Progress;
import dev.framefarm.coordinator.model.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * When a render on this machine waits in vain: all its agents are here and none of them can do the work, or they do
 * not come at all. On a big farm somebody may add an agent; here nobody will. On a busy machine agents take long to find
 * out what they can do; until then they ask for nothing.
 */
final class Patience implements Function<Standing, Optional<String>> {
    private static final Duration FOR_WORK = Duration.ofSeconds(20);
    private static final Duration FOR_AGENTS = Duration.ofSeconds(90);

    private final FarmClient farm;
    private final int agents;
    private final Path data;
    private long waitingSince;
    private long askedAt;
    private boolean waiting;

    Patience(FarmClient farm, int agents, Path data) {
        this.farm = farm;
        this.agents = agents;
        this.data = data;
    }

    @Override
    public Optional<String> apply(Standing standing) {
        long now = System.nanoTime();
        if (standing.waiting().isEmpty()
                || standing.waiting().contains(Plan.Fallback.TAKES_OVER)
                || !standing.state().equals("RENDERING")) {
            waiting = false;
            return Optional.empty();
        }
        if (!waiting) {
            waiting = true;
            waitingSince = now;
            askedAt = now;
        }
        Duration waited = Duration.ofNanos(now - waitingSince);
        if (waited.compareTo(standing.waiting().equals(Progress.NOBODY_ASKS) ? FOR_AGENTS : FOR_WORK) < 0
                || now - askedAt < Duration.ofSeconds(1).toNanos()) {
            return Optional.empty();
        }
        askedAt = now;
        List<JsonNode> here = here();
        if (here.stream().anyMatch(agent -> agent.path("here").path("busy").asInt() > 0)) {
            // With what an earlier render left unfinished: it ends some day, and then it is this job's turn.
            return Optional.empty();
        }
        if (here.size() >= agents) {
            return Optional.of("The job cannot go on: " + standing.waiting() + ".");
        }
        return waited.compareTo(FOR_AGENTS) > 0 && here.isEmpty()
                ? Optional.of("No agent started: " + lastWords())
                : Optional.empty();
    }

    private List<JsonNode> here() {
        return StreamSupport.stream(farm.get("agents").path("agents").spliterator(), false)
                .filter(agent -> agent.path("present").asBoolean())
                .toList();
    }

    private String lastWords() {
        Path log = data.resolve("logs").resolve("agent-1.log");
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.isEmpty() ? "its log is empty." : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "there is no " + log + ".";
        }
    }
}
