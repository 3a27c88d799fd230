package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Work goes to agents that know every word of it. An older one would leave out what it does not know, and deliver as many
 * pictures as it should, at the right times, that are not those the recipe asks for.
 */
final class Understanding {
    private final AgentLink link;

    Understanding(AgentLink link) {
        this.link = link;
    }

    /** Why the agent would not understand the lane's work; empty: it does. */
    Optional<String> missing(Plan plan, Lane lane, Agent agent) {
        if (agent.machine().lacks().isEmpty()) {
            return Optional.empty();
        }
        Set<String> needed = words(plan, lane);
        needed.retainAll(agent.machine().lacks());
        return needed.isEmpty()
                ? Optional.empty()
                : Optional.of("it takes an agent that knows " + shortened(needed) + "; upgrade agent " + agent.name()
                        + ", whose version is " + agent.machine().version());
    }

    /** Pieces are told of in the same words, but for the film's first and last. */
    private Set<String> words(Plan plan, Lane lane) {
        int last = lane.cuts().size() - 2;
        return IntStream.of(0, last / 2, last)
                .mapToObj(piece ->
                        new Interval(lane.cuts().get(piece), lane.cuts().get(piece + 1)))
                .flatMap(piece -> link.words(WorkOrder.of(plan, lane, piece, 0).work()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One word is as good a reason as ten. */
    private static String shortened(Set<String> words) {
        List<String> some = words.stream().limit(3).toList();
        return String.join(", ", some) + (words.size() > some.size() ? " and more" : "");
    }
}
