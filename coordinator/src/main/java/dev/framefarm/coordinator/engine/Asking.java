package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.dispatch.Speeds;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks one lane for a lease that fits an agent; where there is none, the lane says what it waits for. */
final class Asking {
    private final Lanes lanes;
    private final Parity parity;
    private final Understanding understanding;
    private final Slices slices;
    private final Reputation reputation;
    private final WaitingReasons reasons;
    private final Granting granting;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Duration term;
    private final Duration longestSegment;

    Asking(
            Lanes lanes,
            Parity parity,
            Understanding understanding,
            Slices slices,
            Reputation reputation,
            WaitingReasons reasons,
            Granting granting,
            Secrets secrets,
            InstantSource clock,
            Duration term,
            Duration longestSegment) {
        this.lanes = lanes;
        this.parity = parity;
        this.understanding = understanding;
        this.slices = slices;
        this.reputation = reputation;
        this.reasons = reasons;
        this.granting = granting;
        this.secrets = secrets;
        this.clock = clock;
        this.term = term;
        this.longestSegment = longestSegment;
    }

    Optional<Assignment> of(Job job, Plan plan, Lane lane, Agent agent, List<Agent> all, boolean idle) {
        LaneId id = new LaneId(job.id(), lane.index());
        Optional<String> unfit = parity.unfit(id, lane, agent, all)
                .or(() -> understanding.missing(plan, lane, agent))
                .or(() -> slices.obstacle(job, plan, lane));
        if (unfit.isPresent()) {
            reasons.note(id, unfit.get());
            return Optional.empty();
        }
        LedgerCommand.Ask ask = ask(plan, lane, agent, all, idle);
        LedgerReply reply = lanes.apply(id, ask);
        if (reply.granted().isEmpty()) {
            boolean complete = reply.ledger().map(Ledger::isComplete).orElse(false);
            reply.refusal()
                    .filter(why -> !complete)
                    .ifPresentOrElse(why -> reasons.note(id, why), () -> reasons.clear(id));
            return Optional.empty();
        }
        lanes.revoke(reply.ended(), "REVOKED", "not begun; an idle agent takes it over");
        reasons.clear(id);
        return Optional.of(granting.of(
                id, lane, plan, reply.granted().get(), reply.ledger().orElseThrow(), ask.now()));
    }

    private LedgerCommand.Ask ask(Plan plan, Lane lane, Agent agent, List<Agent> all, boolean idle) {
        Speeds speeds = plan.isSurvey(lane) ? Speeds.unknown(lane, all) : Speeds.of(lane, agent, all);
        double filmRate =
                lane.isVideo() ? lane.length() / Math.max(plan.timeline().seconds(), 0.001) : 1000;
        Instant now = clock.instant();
        return new LedgerCommand.Ask(
                new LeaseId(secrets.id("l-")),
                agent.id(),
                speeds.slot(),
                speeds.fleet(),
                filmRate,
                longestSegment,
                idle,
                reputation.others(agent, lane.encode().encoder(), all),
                now,
                term);
    }
}
