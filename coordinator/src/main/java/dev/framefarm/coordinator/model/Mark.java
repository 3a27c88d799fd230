package dev.framefarm.coordinator.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the end of an attempt says of its agent. {@code words} are for people, as the end of a sentence. */
public record Mark(AgentId agent, Instant at, Kind kind, String words) {
    public enum Kind {
        DELIVERED,
        /** It failed, and nobody has done the same since: the film may be the cause. */
        FAILED,
        /** It failed at what another agent could do. */
        OUTDONE
    }

    /** An attempt that ended; {@code outdone} when another agent delivered something of its interval. */
    public static Mark of(Attempt attempt, boolean outdone) {
        boolean delivered = attempt.outcome().filter(Attempt.DELIVERED::equals).isPresent();
        Kind failed = outdone ? Kind.OUTDONE : Kind.FAILED;
        return new Mark(
                attempt.agent(),
                attempt.ended().orElseThrow(),
                delivered ? Kind.DELIVERED : failed,
                attempt.failure().orElse(""));
    }

    /** The agents that failed at what others could do. */
    public static List<AgentId> outdone(Collection<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.OUTDONE)
                .map(Mark::agent)
                .distinct()
                .toList();
    }

    /** What is said of these agents, oldest first. */
    public static List<Mark> inOrder(Collection<Mark> faults, Collection<Mark> credits, Collection<AgentId> agents) {
        return Stream.concat(faults.stream(), credits.stream())
                .filter(mark -> agents.contains(mark.agent()))
                .sorted(Comparator.comparing(Mark::at))
                .toList();
    }
}
