package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is due, once a second: leases whose term is over, agents that stay away, news of how far jobs are. */
public final class Housekeeping {
    /** A broken connection is back sooner than this, or the agent is gone. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final RunningJobs running;
    private final Plans plans;
    private final Lanes lanes;
    private final Roster roster;
    private final AgentLink link;
    private final Progress progress;
    private final Happenings happenings;
    private final InstantSource clock;
    private final Map<AgentId, Instant> missing = new HashMap<>();

    public Housekeeping(
            RunningJobs running,
            Plans plans,
            Lanes lanes,
            Roster roster,
            AgentLink link,
            Progress progress,
            Happenings happenings,
            InstantSource clock) {
        this.running = running;
        this.plans = plans;
        this.lanes = lanes;
        this.roster = roster;
        this.link = link;
        this.progress = progress;
        this.happenings = happenings;
        this.clock = clock;
    }

    public void tick() {
        Instant now = clock.instant();
        boolean freed = false;
        for (Job job : running.list()) {
            for (Lane lane : plans.find(job.id()).map(plan -> plan.lanes()).orElseThrow()) {
                freed |= sweep(new LaneId(job.id(), lane.index()), now);
            }
            announce(job, now);
        }
        if (freed) {
            link.wake();
        }
    }

    private boolean sweep(LaneId id, Instant now) {
        Optional<Ledger> ledger = lanes.find(id);
        if (ledger.isEmpty()) {
            lanes.apply(id, new LedgerCommand.Sweep(now, Optional.empty()));
            return true;
        }
        // Somebody may be waiting before it tries a free place again.
        boolean freed = !ledger.get().free().isEmpty();
        for (Lease lease : ledger.get().leases()) {
            if (!lease.expires().isAfter(now) || isGone(lease.agent(), now)) {
                Optional<AgentId> lost = lease.expires().isAfter(now) ? Optional.of(lease.agent()) : Optional.empty();
                LedgerReply reply = lanes.apply(id, new LedgerCommand.Sweep(now, lost));
                lanes.revoke(reply.ended(), "EXPIRED", "the agent did not answer in time");
                freed |= !reply.ended().isEmpty();
            }
        }
        return freed;
    }

    private boolean isGone(AgentId agent, Instant now) {
        if (roster.find(agent).isPresent()) {
            missing.remove(agent);
            return false;
        }
        return missing.computeIfAbsent(agent, id -> now).plus(AWAY).isBefore(now);
    }

    private void announce(Job job, Instant now) {
        progress.of(job).ifPresent(state -> {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("fraction", state.fraction());
            details.put("frames", state.frames());
            details.put("framesDone", state.framesDone());
            details.put("framesPerSecond", state.framesPerSecond());
            details.put("realtime", state.realtime());
            details.put("agents", state.agents());
            state.secondsLeft().ifPresent(seconds -> details.put("secondsLeft", seconds));
            details.put("waiting", state.waiting());
            happenings.publish(new Happening("progress", Optional.of(job.id()), now, details));
        });
    }
}
