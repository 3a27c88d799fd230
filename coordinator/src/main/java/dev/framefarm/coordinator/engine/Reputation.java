package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.Trust;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which agents get no work because of what they did before. The history of attempts tells, so every coordinator
 * comes to the same conclusion, also after a restart. What it says is some seconds old.
 */
public final class Reputation {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    /** More failures at one place end the job. */
    private static final int MOST_OTHERS = 8;

    private final AttemptStore history;
    private final AgentStore enrolled;
    private final AgentLink link;
    private final Happenings happenings;
    private final InstantSource clock;
    private volatile Map<AgentId, Known> known = Map.of();
    private volatile Set<AgentId> closed = Set.of();

    Reputation(AttemptStore history, AgentStore enrolled, AgentLink link, Happenings happenings, InstantSource clock) {
        this.history = history;
        this.enrolled = enrolled;
        this.link = link;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** {@code reason} is a sentence; after {@code until} the agent may show with one attempt that it is well again. */
    public record Aside(String reason, Instant until) {}

    private record Known(Trust trust, String lastFault) {}

    /** Looks at the history again; to be called every second or two, and when an attempt failed. */
    synchronized void look() {
        Instant now = clock.instant();
        Map<AgentId, List<Mark>> marks =
                history.marks(now.minus(REMEMBERED)).stream().collect(Collectors.groupingBy(Mark::agent));
        Map<AgentId, Known> before = known;
        Map<AgentId, Known> fresh = new HashMap<>();
        marks.forEach((agent, all) -> fresh.put(agent, new Known(Trust.of(all), lastFault(all))));
        known = Map.copyOf(fresh);
        closed = enrolled.list().stream()
                .filter(agent -> agent.draining() || agent.revoked())
                .map(EnrolledAgent::id)
                .collect(Collectors.toSet());
        fresh.keySet().forEach(agent -> tell(agent, aside(before.get(agent), now), aside(agent)));
    }

    /** Why the agent gets nothing now. */
    public Optional<Aside> aside(AgentId agent) {
        return aside(known.get(agent), clock.instant());
    }

    /** Whether the agent may have one attempt at a time and no more. */
    boolean isOnTrial(AgentId agent) {
        return Optional.ofNullable(known.get(agent))
                .filter(each -> each.trust().isOnTrial(clock.instant()))
                .isPresent();
    }

    /** Those that could do what this agent failed at. */
    List<AgentId> others(Agent asking, String encoder, List<Agent> present) {
        return asking.encoder(encoder).stream()
                .flatMap(own -> present.stream()
                        .filter(each -> each.encoder(encoder)
                                .filter(other -> other.parityClass().equals(own.parityClass()))
                                .isPresent()))
                .filter(each -> !each.leaving() && !each.id().equals(asking.id()))
                .map(Agent::id)
                .filter(id -> !closed.contains(id) && aside(id).isEmpty())
                .limit(MOST_OTHERS)
                .toList();
    }

    private static Optional<Aside> aside(@Nullable Known of, Instant now) {
        return Optional.ofNullable(of)
                .filter(each -> each.trust().isAside(now))
                .map(each -> new Aside(
                        "Put aside until " + each.trust().until().truncatedTo(ChronoUnit.SECONDS)
                                + ", because it failed too often at what other agents could do; the last time "
                                + each.lastFault() + ".",
                        each.trust().until()));
    }

    private void tell(AgentId agent, Optional<Aside> before, Optional<Aside> now) {
        now.filter(aside -> !now.equals(before)).ifPresent(aside -> {
            link.putAside(agent, aside.reason());
            happenings.publish(new Happening(
                    "agent",
                    Optional.empty(),
                    clock.instant(),
                    Map.of("agent", agent.value(), "what", "aside", "reason", aside.reason())));
        });
    }

    private static String lastFault(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.OUTDONE)
                .reduce((earlier, later) -> later)
                .map(Mark::words)
                .orElse("");
    }
}
