package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.Pace;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How far a job is, as the ledgers and the database know it. */
public final class Progress {
    /** Joining and checking, as a part of the whole, for a bar that does not stand at 100 %. */
    private static final double FINISHED_ENCODING = 0.99;

    private final Plans plans;
    private final Ledgers ledgers;
    private final DeliveryStore deliveries;
    private final WaitingReasons reasons;
    private final InstantSource clock;

    public Progress(
            Plans plans, Ledgers ledgers, DeliveryStore deliveries, WaitingReasons reasons, InstantSource clock) {
        this.plans = plans;
        this.ledgers = ledgers;
        this.deliveries = deliveries;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** What a stretch of a lane is. */
    public enum State {
        FREE,
        LEASED,
        ACCEPTED
    }

    public record Stretch(
            Interval interval,
            State state,
            Optional<AgentId> agent,
            int attempt,
            long done,
            double speed,
            boolean backup) {}

    public record LaneProgress(
            int lane, String kind, String encoder, long length, long accepted, long done, List<Stretch> stretches) {}

    public record JobProgress(
            double fraction,
            long frames,
            long framesDone,
            double framesPerSecond,
            double realtime,
            int agents,
            Optional<Double> secondsLeft,
            String waiting,
            List<LaneProgress> lanes) {}

    /** Empty before the plan is made. */
    public Optional<JobProgress> of(Job job) {
        return plans.find(job.id()).map(plan -> of(job, plan));
    }

    private JobProgress of(Job job, Plan plan) {
        Instant now = clock.instant();
        List<Delivery> accepted = deliveries.ofJob(job.id());
        List<LaneProgress> lanes = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            lanes.add(lane(job, lane, accepted, now));
        }
        LaneProgress video = lanes.get(plan.video().index());
        double rate = plan.video().length() / Math.max(plan.timeline().seconds(), 0.001);
        double encoded = (double) video.done() / video.length();
        double fraction = job.state() == JobState.DONE ? 1 : encoded * FINISHED_ENCODING;
        double speed = job.state() == JobState.RENDERING ? video.done() / elapsed(job, now) : 0;
        Optional<Double> left = speed > 0 && !job.state().isFinal()
                ? Optional.of((video.length() - video.done()) / speed)
                : Optional.empty();
        int agents = (int) lanes.stream()
                .flatMap(lane -> lane.stretches().stream())
                .filter(stretch -> stretch.state() == State.LEASED)
                .flatMap(stretch -> stretch.agent().stream())
                .distinct()
                .count();
        String waiting = agents == 0 && job.state() == JobState.RENDERING ? waiting(job, plan) : "";
        return new JobProgress(
                fraction, video.length(), video.done(), speed, speed / rate, agents, left, waiting, lanes);
    }

    /** Since rendering began: the average is what an estimate can be built on. */
    private static double elapsed(Job job, Instant now) {
        return Math.max(1, Duration.between(job.updated(), now).toMillis() / 1000.0);
    }

    private String waiting(Job job, Plan plan) {
        return plan.lanes().stream()
                .flatMap(lane -> reasons.of(new LaneId(job.id(), lane.index())).stream())
                .findFirst()
                .orElse("no agent is free; add one (framefarm token) or wait");
    }

    private LaneProgress lane(Job job, Lane lane, List<Delivery> all, Instant now) {
        LaneId id = new LaneId(job.id(), lane.index());
        List<Stretch> stretches = new ArrayList<>();
        List<Delivery> accepted =
                all.stream().filter(each -> each.lane().equals(id)).toList();
        accepted.forEach(each -> stretches.add(new Stretch(
                each.interval(),
                State.ACCEPTED,
                Optional.of(each.agent()),
                each.attempt(),
                each.interval().length(),
                0,
                false)));
        Optional<Ledger> ledger = job.state() == JobState.RENDERING ? ledgers.find(id) : Optional.empty();
        ledger.map(Ledger::leases).stream().flatMap(List::stream).forEach(lease -> stretches.add(leased(lease, now)));
        ledger.map(Ledger::free).stream()
                .flatMap(List::stream)
                .forEach(free -> stretches.add(new Stretch(free, State.FREE, Optional.empty(), 0, 0, 0, false)));
        stretches.sort(Comparator.comparing(Stretch::interval));
        long acceptedLength =
                accepted.stream().mapToLong(each -> each.interval().length()).sum();
        long leasedDone = stretches.stream()
                .filter(stretch -> stretch.state() == State.LEASED && !stretch.backup())
                .mapToLong(Stretch::done)
                .sum();
        return new LaneProgress(
                lane.index(),
                lane.isVideo() ? "video" : "audio",
                lane.encode().encoder(),
                lane.length(),
                acceptedLength,
                Math.min(lane.length(), acceptedLength + leasedDone),
                stretches);
    }

    private static Stretch leased(Lease lease, Instant now) {
        double speed = lease.started() ? Pace.of(lease, now) : 0;
        return new Stretch(
                lease.interval(),
                State.LEASED,
                Optional.of(lease.agent()),
                lease.attempt(),
                lease.done(),
                speed,
                lease.backup());
    }
}
