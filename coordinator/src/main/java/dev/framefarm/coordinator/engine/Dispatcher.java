package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.Fairness;
import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.dispatch.Speeds;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers an agent's offer with a lease, or with nothing and the reason why each job waits. */
public final class Dispatcher {
    private final RunningJobs running;
    private final Plans plans;
    private final Lanes lanes;
    private final Surveys surveys;
    private final Parity parity;
    private final Understanding understanding;
    private final Reputation reputation;
    private final Roster roster;
    private final AgentStore agents;
    private final LeaseBook leases;
    private final Room room;
    private final WaitingReasons reasons;
    private final Happenings happenings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Duration term;
    private final Duration longestSegment;

    Dispatcher(
            RunningJobs running,
            Plans plans,
            Lanes lanes,
            Surveys surveys,
            Parity parity,
            Understanding understanding,
            Reputation reputation,
            Roster roster,
            AgentStore agents,
            LeaseBook leases,
            Room room,
            WaitingReasons reasons,
            Happenings happenings,
            Secrets secrets,
            InstantSource clock,
            Duration term,
            Duration longestSegment) {
        this.running = running;
        this.plans = plans;
        this.lanes = lanes;
        this.surveys = surveys;
        this.parity = parity;
        this.understanding = understanding;
        this.reputation = reputation;
        this.roster = roster;
        this.agents = agents;
        this.leases = leases;
        this.room = room;
        this.reasons = reasons;
        this.happenings = happenings;
        this.secrets = secrets;
        this.clock = clock;
        this.term = term;
        this.longestSegment = longestSegment;
    }

    /** One lease at most; the caller asks again while it has room. */
    public Optional<Assignment> offer(AgentId id, boolean idle) {
        Optional<Agent> present = roster.find(id).filter(agent -> !agent.leaving());
        boolean welcome = agents.find(id)
                .filter(agent -> !agent.draining() && !agent.revoked())
                .isPresent();
        if (present.isEmpty() || !welcome || isHindered()) {
            return Optional.empty();
        }
        List<Agent> all = roster.present();
        if (isAside(id, all) || (reputation.isOnTrial(id) && holdsAny(id))) {
            return Optional.empty();
        }
        for (Job job : Fairness.order(running.rendering(), leasesByOwner())) {
            Optional<Plan> plan = plans.find(job.id());
            Optional<Assignment> given = plan.flatMap(p -> offer(job, p, present.get(), all, idle));
            if (given.isPresent()) {
                return given;
            }
        }
        return Optional.empty();
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

    /** Sound goes first: its pieces are few, and joining waits for all of them. A survey goes before what it is for. */
    private Optional<Assignment> offer(Job job, Plan plan, Agent agent, List<Agent> all, boolean idle) {
        List<Lane> first =
                Stream.concat(plan.sound().stream(), plan.survey().stream()).toList();
        for (Lane lane : first) {
            Optional<Assignment> given = offer(job, plan, lane, agent, all, idle);
            if (given.isPresent()) {
                return given;
            }
        }
        if (plan.pictures().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> pending = surveys.pending(job.id(), plan);
        pending.ifPresent(why -> reasons.note(new LaneId(job.id(), plan.video().index()), why));
        return pending.isPresent() ? Optional.empty() : offer(job, plan, plan.video(), agent, all, idle);
    }

    private Optional<Assignment> offer(Job job, Plan plan, Lane lane, Agent agent, List<Agent> all, boolean idle) {
        LaneId id = new LaneId(job.id(), lane.index());
        Optional<String> unfit = parity.unfit(id, lane, agent, all).or(() -> understanding.missing(plan, lane, agent));
        if (unfit.isPresent()) {
            reasons.note(id, unfit.get());
            return Optional.empty();
        }
        Speeds speeds = plan.isSurvey(lane) ? Speeds.unknown(lane, all) : Speeds.of(lane, agent, all);
        double filmRate =
                lane.isVideo() ? lane.length() / Math.max(plan.timeline().seconds(), 0.001) : 1000;
        Instant now = clock.instant();
        LedgerReply reply = lanes.apply(
                id,
                new LedgerCommand.Ask(
                        new LeaseId(secrets.id("l-")),
                        agent.id(),
                        speeds.slot(),
                        speeds.fleet(),
                        filmRate,
                        longestSegment,
                        idle,
                        reputation.others(agent, lane.encode().encoder(), all),
                        now,
                        term));
        if (reply.granted().isEmpty()) {
            boolean complete = reply.ledger().map(Ledger::isComplete).orElse(false);
            reply.refusal()
                    .filter(why -> !complete)
                    .ifPresentOrElse(why -> reasons.note(id, why), () -> reasons.clear(id));
            return Optional.empty();
        }
        lanes.revoke(reply.ended(), "REVOKED", "not begun; an idle agent takes it over");
        reasons.clear(id);
        return Optional.of(
                grant(id, lane, plan, reply.granted().get(), reply.ledger().orElseThrow(), now));
    }

    private Assignment grant(LaneId id, Lane lane, Plan plan, Lease lease, Ledger ledger, Instant now) {
        leases.write(new Attempt(
                lease.id(),
                id,
                lease.interval(),
                lease.attempt(),
                lease.agent(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        Interval interval = lease.interval();
        happenings.publish(new Happening(
                "lease",
                Optional.of(id.job()),
                now,
                Map.of(
                        "lane", id.index(),
                        "from", interval.from(),
                        "to", interval.to(),
                        "agent", lease.agent().value(),
                        "attempt", lease.attempt(),
                        "backup", lease.backup())));
        WorkOrder order = WorkOrder.of(plan, lane, interval, ledger.leadInDoublings(interval));
        boolean shares = plan.isPictures(lane.index());
        return new Assignment(
                id, lease, shares ? surveys.shared(id.job(), plan, interval, order.work()) : order.work());
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
