package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due, once a second: leases whose term is over, agents that stay away, news of how far jobs are; more rarely,
 * jobs that nothing works on any more. Trouble with one job leaves the others alone.
 */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int RECOVERY_TICKS = 5;
    /** Other coordinators wait for three of these looks before they take over. */
    private static final int CUSTODY_TICKS = 2;
    /** Idle agents look again this often: what others do may have become so slow that a backup is worth it. */
    private static final int LOOK_AGAIN_TICKS = 10;

    private final RunningJobs running;
    private final Plans plans;
    private final Lanes lanes;
    private final Acceptance acceptance;
    private final Presence presence;
    private final AgentLink link;
    private final Progress progress;
    private final ProgressNews news;
    private final JobRecovery recovery;
    private final Fallbacks fallbacks;
    /** Deletes what could not go at once, elsewhere: deleting may take long, and a second waits for nobody. */
    private final Runnable settling;

    private final Custody custody;
    private final Reputation reputation;
    private final Consumer<Instant> neighbours;
    private final OwnAbsence absence;
    private final InstantSource clock;
    private long ticks;

    /** {@code neighbours} are told every two seconds what they cannot see. */
    public Housekeeping(
            RunningJobs running,
            Plans plans,
            Lanes lanes,
            Acceptance acceptance,
            Roster roster,
            AgentLink link,
            Progress progress,
            Happenings happenings,
            JobRecovery recovery,
            Fallbacks fallbacks,
            Runnable settling,
            Custody custody,
            Reputation reputation,
            Consumer<Instant> neighbours,
            Duration leaseTerm,
            InstantSource clock) {
        this.running = running;
        this.plans = plans;
        this.lanes = lanes;
        this.acceptance = acceptance;
        this.presence = new Presence(roster);
        this.link = link;
        this.progress = progress;
        this.news = new ProgressNews(happenings);
        this.recovery = recovery;
        this.fallbacks = fallbacks;
        this.settling = settling;
        this.custody = custody;
        this.reputation = reputation;
        this.neighbours = neighbours;
        this.absence = new OwnAbsence(leaseTerm);
        this.clock = clock;
    }

    public void tick() {
        ticks++;
        absence.look(clock.instant());
        if (ticks % CUSTODY_TICKS == 0) {
            recovery.look();
            reputation.look();
            neighbours.accept(clock.instant());
        }
        presence.beginRound();
        List<Job> jobs = running.all();
        boolean wake = !jobs.isEmpty() && ticks % LOOK_AGAIN_TICKS == 0;
        List<Job> ours = jobs.stream().filter(job -> custody.has(job.id())).toList();
        for (Job job : ours) {
            wake |= attend(job);
        }
        if (wake) {
            link.wake();
        }
        Set<JobId> alive = ours.stream().map(Job::id).collect(Collectors.toSet());
        news.forgetAllBut(alive);
        fallbacks.forgetAllBut(alive);
        if (ticks % RECOVERY_TICKS == 0) {
            recovery.stranded();
            settling.run();
            plans.lookAgain();
            ours.stream().filter(job -> job.state() == JobState.RENDERING).forEach(fallbacks::sayWhoLacks);
        }
    }

    /** True when there may be work for an agent that found none before. */
    private boolean attend(Job job) {
        try {
            Instant now = clock.instant();
            absence.look(now);
            Plan planned = plans.find(job.id()).orElseThrow();
            Plan plan = job.state() == JobState.RENDERING ? fallbacks.attend(job, planned) : planned;
            return job.state() == JobState.RENDERING ? attend(job, plan, now) : finishing(job, plan, now);
        } catch (RuntimeException e) {
            LOG.warn("Housekeeping of job {} failed and is tried again in a second: {}", job.id(), e.toString());
            return false;
        }
    }

    private boolean attend(Job job, Plan plan, Instant now) {
        boolean free = false;
        List<Ledger> ledgers = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            LaneId id = new LaneId(job.id(), lane.index());
            Optional<Ledger> before = lanes.find(id);
            Optional<Ledger> after =
                    before.isPresent() ? before.map(ledger -> swept(id, ledger, now)) : opened(id, now);
            if (after.isEmpty() || (ticks % RECOVERY_TICKS == 0 && isWrong(id, after.get(), plan))) {
                return true;
            }
            free |= !after.equals(before) || hasFailedPlaces(after.get());
            ledgers.add(after.get());
        }
        news.tell(job, progress.brief(job, plan, ledgers), now);
        if (ledgers.stream().allMatch(Ledger::isComplete) && lanes.allComplete(job.id(), plan)) {
            recovery.complete(job.id());
        }
        return free;
    }

    /** A ledger that tells of other deliveries than the database: it is put right, and looked at again with the next tick. */
    private boolean isWrong(LaneId id, Ledger told, Plan plan) {
        return lanes.dropUntrue(id, told) || acceptance.catchUp(id, told, plan);
    }

    private boolean finishing(Job job, Plan plan, Instant now) {
        List<Ledger> complete = plan.lanes().stream()
                .map(lane -> Ledger.complete(new LaneId(job.id(), lane.index()), lane))
                .toList();
        news.tell(job, progress.brief(job, plan, complete), now);
        return false;
    }

    private Optional<Ledger> opened(LaneId id, Instant now) {
        return lanes.apply(id, new LedgerCommand.Sweep(now, Optional.empty())).ledger();
    }

    private Ledger swept(LaneId id, Ledger before, Instant now) {
        if (absence.isForgiven(now)) {
            return before;
        }
        Ledger ledger = before;
        for (Lease lease : before.leases()) {
            boolean expired = !lease.expires().isAfter(now);
            if (expired || presence.isGone(lease.agent(), now)) {
                Optional<AgentId> lost = expired ? Optional.empty() : Optional.of(lease.agent());
                LedgerReply reply = lanes.apply(id, new LedgerCommand.Sweep(now, lost));
                lanes.revoke(reply.ended(), "EXPIRED", "the agent did not answer in time");
                ledger = reply.ledger().orElse(ledger);
            }
        }
        return ledger;
    }

    /** Whoever failed there may try again when some time has passed, and does not know when. */
    private static boolean hasFailedPlaces(Ledger ledger) {
        return ledger.free().stream()
                .anyMatch(free -> !ledger.setbacksOver(free).isEmpty());
    }
}
