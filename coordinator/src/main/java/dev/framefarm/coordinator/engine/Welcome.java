package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LaneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an agent is given anything now. What hinders all agents stands at every lane, as what it waits for. */
final class Welcome {
    private final RunningJobs running;
    private final Plans plans;
    private final Lanes lanes;
    private final Roster roster;
    private final AgentStore agents;
    private final Reputation reputation;
    private final Room room;
    private final WaitingReasons reasons;

    Welcome(
            RunningJobs running,
            Plans plans,
            Lanes lanes,
            Roster roster,
            AgentStore agents,
            Reputation reputation,
            Room room,
            WaitingReasons reasons) {
        this.running = running;
        this.plans = plans;
        this.lanes = lanes;
        this.roster = roster;
        this.agents = agents;
        this.reputation = reputation;
        this.room = room;
        this.reasons = reasons;
    }

    /** The agent among all who are here, unless it gets nothing. */
    Optional<Agent> of(AgentId id, List<Agent> all) {
        return roster.find(id)
                .filter(agent -> !agent.leaving() && isTrusted(id))
                .filter(agent -> !isHindered() && !isAside(id, all))
                .filter(agent -> !reputation.isOnTrial(id) || !holdsAny(id));
    }

    private boolean isTrusted(AgentId id) {
        return agents.find(id)
                .filter(agent -> !agent.draining() && !agent.revoked())
                .isPresent();
    }

    /** What is encoded now could not be taken in: nobody begins, and every job says why. */
    private boolean isHindered() {
        Optional<String> obstacle = room.obstacle();
        obstacle.ifPresent(why -> everyLane().forEach(lane -> reasons.note(lane, why)));
        return obstacle.isPresent();
    }

    /** Jobs wait for that only where nobody else is here. */
    private boolean isAside(AgentId id, List<Agent> all) {
        Optional<Reputation.Aside> aside = reputation.aside(id);
        boolean everybody =
                all.stream().allMatch(each -> reputation.aside(each.id()).isPresent());
        aside.filter(each -> everybody)
                .ifPresent(each ->
                        everyLane().forEach(lane -> reasons.note(lane, "agent " + id + ": " + each.reason())));
        return aside.isPresent();
    }

    private boolean holdsAny(AgentId id) {
        return everyLane()
                .flatMap(lane -> lanes.find(lane).stream())
                .flatMap(ledger -> ledger.leases().stream())
                .anyMatch(lease -> lease.agent().equals(id));
    }

    private Stream<LaneId> everyLane() {
        return running.rendering().stream()
                .flatMap(job -> plans.find(job.id()).stream()
                        .flatMap(plan -> plan.lanes().stream())
                        .map(lane -> new LaneId(job.id(), lane.index())));
    }
}
