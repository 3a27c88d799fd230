package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives pictures to the processor when their graphics card was not to be found for as long as the recipe waits for it. A
 * row in the database decides that, once; what follows from it may be done again by whoever takes the job over.
 * Belongs to the thread of housekeeping.
 */
final class Fallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Fallbacks.class);

    private final Plans plans;
    private final Lanes lanes;
    private final DeliveryStore deliveries;
    private final Parity parity;
    private final Roster roster;
    private final Assemblies assemblies;
    private final WaitingReasons reasons;
    private final Retention retention;
    private final AgentLink link;
    private final Happenings happenings;
    private final InstantSource clock;
    private final Map<JobId, Instant> missing = new HashMap<>();
    private final Set<JobId> settled = new HashSet<>();

    Fallbacks(
            Plans plans,
            Lanes lanes,
            DeliveryStore deliveries,
            Parity parity,
            Roster roster,
            Assemblies assemblies,
            WaitingReasons reasons,
            Retention retention,
            AgentLink link,
            Happenings happenings,
            InstantSource clock) {
        this.plans = plans;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.parity = parity;
        this.roster = roster;
        this.assemblies = assemblies;
        this.reasons = reasons;
        this.retention = retention;
        this.link = link;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** The plan that holds from now on. */
    Plan attend(Job job, Plan plan) {
        if (plan.pictures().isEmpty()) {
            return plan;
        }
        if (plan.fallback().taken()) {
            lookAfter(job, plan);
            return plan;
        }
        return isDue(job, plan) ? decide(job, plan) : plan;
    }

    /** Agents that ask are told why they get nothing; where nobody asks nobody would say why the job waits. */
    void sayWhoLacks(Job job) {
        List<Agent> all = roster.present();
        plans.find(job.id())
                .ifPresent(plan ->
                        plan.lanes().forEach(lane -> sayWhoLacks(new LaneId(job.id(), lane.index()), lane, all)));
    }

    private void sayWhoLacks(LaneId id, Lane lane, List<Agent> all) {
        String encoder = lane.encode().encoder();
        boolean nobody = all.stream().noneMatch(agent -> agent.encoder(encoder).isPresent());
        if (nobody && !isWhole(id)) {
            reasons.note(id, Lacking.byAll(encoder, all));
        }
    }

    private boolean isDue(Job job, Plan plan) {
        if (plan.fallback().after().isEmpty()) {
            return false;
        }
        Lane lane = plan.video();
        LaneId id = new LaneId(job.id(), lane.index());
        if (isWhole(id) || parity.isServed(id, lane, roster.present())) {
            missing.remove(job.id());
            return false;
        }
        Instant now = clock.instant();
        Instant due = missing.computeIfAbsent(job.id(), first -> now)
                .plusSeconds(plan.fallback().after().get());
        reasons.note(
                id,
                "no agent here can go on with " + lane.encode().encoder() + "; in "
                        + Math.max(0, Duration.between(now, due).toSeconds()) + " s " + Plan.Fallback.TAKES_OVER);
        return !due.isAfter(now);
    }

    private Plan decide(Job job, Plan plan) {
        Optional<List<Blob>> dropped = deliveries.fallBack(
                new LaneId(job.id(), plan.video().index()), plan.video().length());
        missing.remove(job.id());
        plans.forget(job.id());
        Plan current = plans.find(job.id()).orElseThrow();
        if (current.fallback().taken()) {
            settled.add(job.id());
            settle(job, current);
        }
        dropped.ifPresent(blobs -> {
            LOG.info("Job {} falls back to the processor; {} deliveries are dropped", job.id(), blobs.size());
            blobs.forEach(retention::discardSoon);
            happenings.publish(new Happening(
                    "fallback",
                    Optional.of(job.id()),
                    clock.instant(),
                    Map.of("encoder", ((Encode.Video) current.video().encode()).encoder())));
        });
        return current;
    }

    /** Lets go of what is left of the card's: its leases, and what ledger and joiner know. */
    private void settle(Job job, Plan plan) {
        LaneId id = new LaneId(job.id(), plan.video().index());
        lanes.drop(id, "the processor makes these pictures now");
        reasons.clear(id);
        assemblies.stop(job.id());
        assemblies.begin(job);
        link.wake();
    }

    /**
     * Whoever decided may have died right then, and a commit that was under way may have told the ledger later of what is
     * gone: a ledger that knows more than the database waits for nothing, for ever.
     */
    private void lookAfter(Job job, Plan plan) {
        LaneId id = new LaneId(job.id(), plan.video().index());
        boolean mayBeWrong = settled.add(job.id()) || isWhole(id);
        if (mayBeWrong && told(id) > lanes.durable(id)) {
            settle(job, plan);
        }
    }

    private boolean isWhole(LaneId lane) {
        return lanes.find(lane).filter(Ledger::isComplete).isPresent();
    }

    private long told(LaneId lane) {
        return lanes.find(lane).map(Ledger::acceptedLength).orElse(0L);
    }

    void forgetAllBut(Set<JobId> alive) {
        missing.keySet().retainAll(alive);
        settled.retainAll(alive);
    }
}
