package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rendition never mixes two parity classes. The first accepted delivery decides the lane's; until then,
 * whoever leased first, which most of the fleet should be able to go on with.
 */
public final class Parity {
    private final DeliveryStore deliveries;
    private final Lanes lanes;
    private final Fleet fleet;
    private final Beginner beginner;
    private final Map<Binding, String> decided = new ConcurrentHashMap<>();

    /** A lane that falls back from a graphics card is one that nothing was decided of, on every coordinator. */
    private record Binding(LaneId lane, String encoder) {
        static Binding of(LaneId id, Lane lane) {
            return new Binding(id, lane.encode().encoder());
        }
    }

    Parity(DeliveryStore deliveries, Lanes lanes, Fleet fleet, Beginner beginner) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.fleet = fleet;
        this.beginner = beginner;
    }

    /** Why the agent cannot serve the lane; empty: it can. */
    Optional<String> unfit(LaneId id, Lane lane, Agent agent, List<Agent> all) {
        String encoder = lane.encode().encoder();
        Optional<Agent.Encoder> own = agent.encoder(encoder);
        if (own.isEmpty()) {
            return Optional.of(Lacking.reason(encoder, agent, all));
        }
        Predicate<String> isOwn = own.get().parityClass()::equals;
        Optional<String> wanted = wanted(id, lane, all, isOwn);
        if (wanted.isEmpty()) {
            return isUntried(id) ? beginner.unfit(id, agent, own.get(), all) : Optional.empty();
        }
        beginner.begun(id);
        return wanted.filter(Predicate.not(isOwn))
                .map(other -> Lacking.reason(other, encoder, agent, own.get().parityClass(), all));
    }

    /** Whether somebody here could go on with the lane. */
    boolean isServed(LaneId id, Lane lane, List<Agent> all) {
        String encoder = lane.encode().encoder();
        Set<String> here = all.stream()
                .filter(agent -> !agent.leaving())
                .flatMap(agent -> agent.encoder(encoder).stream())
                .map(Agent.Encoder::parityClass)
                .collect(Collectors.toSet());
        return wanted(id, lane, all, here::contains).map(here::contains).orElse(!here.isEmpty());
    }

    /**
     * What is wrong with the parity class an agent claims: it must be the one of the encoder that the lane asks for, as
     * the agent proved it. Otherwise a single delivery could bind the lane to a class that nobody has. Of an
     * agent that has not come back yet since the start nothing is known; its work is not thrown away for that.
     */
    Optional<String> unproven(AgentId id, Lane lane, String claimed) {
        return fleet.described(id)
                .flatMap(agent -> unproven(agent, lane.encode().encoder(), claimed));
    }

    private static Optional<String> unproven(Agent agent, String encoder, String claimed) {
        Optional<String> proven = agent.encoder(encoder).map(Agent.Encoder::parityClass);
        return proven.filter(claimed::equals).isPresent()
                ? Optional.empty()
                : Optional.of("made by " + claimed + ", but agent " + agent.name() + " proved "
                        + proven.orElse("no " + encoder + " encoder"));
    }

    void forget(JobId job) {
        decided.keySet().removeIf(binding -> binding.lane().job().equals(job));
        beginner.forget(job);
    }

    /** Nobody is refused for deliveries that were taken back since: with the last of them the lane is free again. */
    private Optional<String> wanted(LaneId id, Lane lane, List<Agent> all, Predicate<String> serves) {
        Optional<String> wanted = of(id, lane, all);
        boolean mayBeOver = wanted.isPresent() && !serves.test(wanted.get()) && hasNothing(id);
        return mayBeOver && decided.remove(Binding.of(id, lane)) != null ? of(id, lane, all) : wanted;
    }

    /** Where something failed already, another class may succeed. */
    private boolean isUntried(LaneId id) {
        return lanes.find(id).map(ledger -> ledger.setbacks().isEmpty()).orElse(true);
    }

    private boolean hasNothing(LaneId id) {
        return lanes.find(id).filter(ledger -> ledger.acceptedLength() == 0).isPresent();
    }

    private Optional<String> of(LaneId id, Lane lane, List<Agent> all) {
        Binding binding = Binding.of(id, lane);
        String known = decided.get(binding);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> delivered = first(id).map(first -> first.evidence().parityClass());
        delivered.ifPresent(parity -> decided.put(binding, parity));
        return delivered.or(() -> leased(id, lane, all));
    }

    Optional<Delivery> first(LaneId id) {
        return deliveries.ofLane(id).stream().findFirst();
    }

    private Optional<String> leased(LaneId id, Lane lane, List<Agent> all) {
        return lanes.find(id).map(Ledger::leases).stream()
                .flatMap(List::stream)
                .flatMap(lease -> all.stream().filter(agent -> agent.id().equals(lease.agent())))
                .flatMap(agent -> agent.encoder(lane.encode().encoder()).stream())
                .map(Agent.Encoder::parityClass)
                .findFirst();
    }
}
