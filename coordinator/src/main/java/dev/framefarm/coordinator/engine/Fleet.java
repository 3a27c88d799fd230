package dev.framefarm.coordinator.engine;

import static java.util.function.Predicate.not;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Agents come, stay and go. */
public final class Fleet {
    private final AgentStore enrolled;
    private final Roster roster;
    private final LeaseBook leases;
    private final RunningJobs running;
    private final Lanes lanes;
    private final AgentLink link;
    private final Happenings happenings;
    private final Audit audit;
    private final InstantSource clock;
    private final Duration term;
    private final String coordinator;
    /** Those connected here, as last written: the roster may lose them at any moment. */
    private final Map<AgentId, Agent> here = new ConcurrentHashMap<>();
    /** As many as are enrolled: what they proved holds for what they deliver after their session. */
    private final Map<AgentId, Agent> described = new ConcurrentHashMap<>();

    public Fleet(
            AgentStore enrolled,
            Roster roster,
            LeaseBook leases,
            RunningJobs running,
            Lanes lanes,
            AgentLink link,
            Happenings happenings,
            Audit audit,
            InstantSource clock,
            Duration term,
            String coordinator) {
        this.enrolled = enrolled;
        this.roster = roster;
        this.leases = leases;
        this.running = running;
        this.lanes = lanes;
        this.link = link;
        this.happenings = happenings;
        this.audit = audit;
        this.clock = clock;
        this.term = term;
        this.coordinator = coordinator;
    }

    /** A lease the agent works on: units done, and whether encoding has begun. */
    public record Held(LeaseId lease, long done, boolean started) {}

    /** {@code dropped} are leases the agent believes in and the farm does not. */
    public record Joined(boolean draining, List<LeaseId> dropped) {}

    public record Member(EnrolledAgent enrolled, Optional<Agent> present) {}

    public Joined join(AgentId id, Agent.Machine machine, List<Agent.Encoder> encoders, List<Held> held) {
        EnrolledAgent known = enrolled.find(id)
                .filter(agent -> !agent.revoked())
                .orElseThrow(() -> new AgentRefused(
                        "Agent " + id + " is not enrolled here; enrol it with a new token (framefarm token)."));
        Instant now = clock.instant();
        write(new Agent(id, known.name(), coordinator, machine, encoders, 0, 0, busy(held), false, now, now));
        announce(id, "joined");
        Set<LeaseId> kept = held.stream().map(Held::lease).collect(Collectors.toSet());
        running.rendering().forEach(job -> lanes.forsake(job.id(), id, kept));
        return new Joined(known.draining(), renew(id, held, now));
    }

    /** Leases the agent should give up. */
    public List<LeaseId> heartbeat(
            AgentId id, double load, long freeDiskBytes, List<Held> held, List<Agent.Encoder> measured) {
        Instant now = clock.instant();
        update(
                id,
                agent -> new Agent(
                        agent.id(),
                        agent.name(),
                        coordinator,
                        agent.machine(),
                        measured.isEmpty() ? agent.encoders() : merged(agent.encoders(), measured),
                        load,
                        freeDiskBytes,
                        busy(held),
                        agent.leaving(),
                        agent.since(),
                        now));
        return renew(id, held, now);
    }

    /** More encoders were proven than at the beginning. */
    public void proven(AgentId id, Agent.Machine machine, List<Agent.Encoder> encoders) {
        update(
                id,
                agent -> new Agent(
                        agent.id(),
                        agent.name(),
                        coordinator,
                        machine,
                        merged(encoders, agent.encoders()),
                        agent.load(),
                        agent.freeDiskBytes(),
                        agent.busy(),
                        agent.leaving(),
                        agent.since(),
                        clock.instant()));
        link.wake();
    }

    /** The agent as it last described itself, also between two sessions; empty when it has not since the start. */
    Optional<Agent> described(AgentId id) {
        return roster.find(id).or(() -> Optional.ofNullable(described.get(id)));
    }

    /** The agent stops soon and takes nothing new. */
    public void leaving(AgentId id) {
        update(
                id,
                agent -> new Agent(
                        agent.id(),
                        agent.name(),
                        coordinator,
                        agent.machine(),
                        agent.encoders(),
                        agent.load(),
                        agent.freeDiskBytes(),
                        agent.busy(),
                        true,
                        agent.since(),
                        agent.seen()));
    }

    /** The session ended. Leases stay for a while: the agent may come back and go on. */
    public void left(AgentId id) {
        here.remove(id);
        if (roster.find(id)
                .filter(agent -> agent.coordinator().equals(coordinator))
                .isPresent()) {
            roster.remove(id);
        }
        announce(id, "left");
    }

    public List<Member> members() {
        return enrolled.list().stream()
                .filter(agent -> !agent.revoked())
                .map(agent -> new Member(agent, roster.find(agent.id())))
                .toList();
    }

    public boolean drain(AgentId id, boolean draining, Principal by) {
        if (!enrolled.setDraining(id, draining)) {
            return false;
        }
        audit.record(by, draining ? "agent.drain" : "agent.undrain", id.value());
        link.drain(id, draining);
        announce(id, draining ? "draining" : "undrained");
        link.wake();
        return true;
    }

    public boolean revoke(AgentId id, Principal by) {
        if (!enrolled.revoke(id)) {
            return false;
        }
        audit.record(by, "agent.revoke", id.value());
        here.remove(id);
        roster.remove(id);
        link.dismiss(id, "The farm does not know this agent any more.");
        announce(id, "revoked");
        return true;
    }

    private List<LeaseId> renew(AgentId id, List<Held> held, Instant now) {
        List<LeaseId> dropped = new ArrayList<>();
        for (Held each : held) {
            boolean renewed = leases.find(each.lease())
                    .filter(attempt -> attempt.agent().equals(id))
                    .filter(attempt -> attempt.isOpen())
                    .map(attempt -> renew(attempt, each, now))
                    .orElse(false);
            if (!renewed) {
                dropped.add(each.lease());
            }
        }
        return dropped;
    }

    private boolean renew(Attempt attempt, Held held, Instant now) {
        Lease lease = new Lease(
                attempt.lease(),
                attempt.number(),
                attempt.agent(),
                attempt.interval(),
                held.started() ? now : attempt.began(),
                now.plus(term),
                Math.min(held.done(), attempt.interval().length()),
                held.started(),
                false,
                0);
        LedgerReply reply = lanes.apply(attempt.lane(), new LedgerCommand.Renew(lease));
        return reply.granted().isPresent();
    }

    private void update(AgentId id, UnaryOperator<Agent> change) {
        roster.find(id).or(() -> Optional.ofNullable(here.get(id))).map(change).ifPresent(this::write);
    }

    private void write(Agent agent) {
        here.put(agent.id(), agent);
        described.put(agent.id(), agent);
        roster.put(agent);
    }

    /** What was measured wins over what was only proven; encoders side by side are only ever measured. */
    private static List<Agent.Encoder> merged(List<Agent.Encoder> base, List<Agent.Encoder> measured) {
        List<Agent.Encoder> merged = new ArrayList<>();
        for (Agent.Encoder each :
                base.stream().filter(not(Agent.Encoder::isSeveral)).toList()) {
            merged.add(measured.stream()
                    .filter(other -> other.name().equals(each.name()) && other.pixelsPerSecond() > 0)
                    .findFirst()
                    .map(other -> new Agent.Encoder(each.name(), each.parityClass(), other.pixelsPerSecond()))
                    .orElse(each));
        }
        measured.stream().filter(Agent.Encoder::isSeveral).forEach(merged::add);
        return merged;
    }

    private static int busy(List<Held> held) {
        return (int) held.stream().filter(Held::started).count();
    }

    private void announce(AgentId id, String what) {
        happenings.publish(
                new Happening("agent", Optional.empty(), clock.instant(), Map.of("agent", id.value(), "what", what)));
    }
}
