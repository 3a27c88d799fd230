package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.Fairness;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers an agent's offer with a lease, or with nothing and the reason why each job waits. */
public final class Dispatcher {
    private final Welcome welcome;
    private final Roster roster;
    private final RunningJobs running;
    private final Plans plans;
    private final Lanes lanes;
    private final Surveys surveys;
    private final Asking asking;
    private final WaitingReasons reasons;

    Dispatcher(
            Welcome welcome,
            Roster roster,
            RunningJobs running,
            Plans plans,
            Lanes lanes,
            Surveys surveys,
            Asking asking,
            WaitingReasons reasons) {
        this.welcome = welcome;
        this.roster = roster;
        this.running = running;
        this.plans = plans;
        this.lanes = lanes;
        this.surveys = surveys;
        this.asking = asking;
        this.reasons = reasons;
    }

    /** One lease at most; the caller asks again while it has room. */
    public Optional<Assignment> offer(AgentId id, boolean idle) {
        List<Agent> all = roster.present();
        Optional<Agent> agent = welcome.of(id, all);
        if (agent.isEmpty()) {
            return Optional.empty();
        }
        for (Job job : Fairness.order(running.rendering(), leasesByOwner())) {
            Optional<Plan> plan = plans.find(job.id());
            Optional<Assignment> given = plan.flatMap(p -> offer(job, p, agent.get(), all, idle));
            if (given.isPresent()) {
                return given;
            }
        }
        return Optional.empty();
    }

    /** Sound goes first: its pieces are few, and joining waits for all of them. A survey goes before what it is for. */
    private Optional<Assignment> offer(Job job, Plan plan, Agent agent, List<Agent> all, boolean idle) {
        List<Lane> first =
                Stream.concat(plan.sound().stream(), plan.survey().stream()).toList();
        for (Lane lane : first) {
            Optional<Assignment> given = asking.of(job, plan, lane, agent, all, idle);
            if (given.isPresent()) {
                return given;
            }
        }
        if (plan.pictures().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> pending = surveys.pending(job.id(), plan);
        pending.ifPresent(why -> reasons.note(new LaneId(job.id(), plan.video().index()), why));
        return pending.isPresent() ? Optional.empty() : asking.of(job, plan, plan.video(), agent, all, idle);
    }

    private Map<String, Integer> leasesByOwner() {
        Map<String, Integer> counts = new HashMap<>();
        if (running.rendering().stream().map(Job::owner).distinct().count() < 2) {
            return counts;
        }
        for (Job job : running.rendering()) {
            plans.find(job.id())
                    .ifPresent(plan -> plan.lanes()
                            .forEach(lane -> counts.merge(
                                    job.owner(),
                                    lanes.find(new LaneId(job.id(), lane.index()))
                                            .map(ledger -> ledger.leases().size())
                                            .orElse(0),
                                    Integer::sum)));
        }
        return counts;
    }
}
