package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.Pace;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How far a job is, as the ledgers and the database know it. */
public final class Progress {
    /** No agent has asked for this job's work so far: all are busy, or still find out what they can do. */
    public static final String NOBODY_ASKS = "no agent is free; add one (framefarm token) or wait";

    /** Joining and checking, as a part of the whole, for a bar that does not stand at 100 %. */
    private static final double FINISHED_ENCODING = 0.99;
    /** About the part of a survey in the whole work. */
    private static final double SURVEY = 0.2;
    /** As many as a page of jobs shows. */
    private static final int ENDED_AT_HAND = 200;

    private final Plans plans;
    private final Ledgers ledgers;
    private final DeliveryStore deliveries;
    private final WaitingReasons reasons;
    private final InstantSource clock;
    private final Admission admission;
    private final Supplier<Optional<String>> trouble;
    /** How ended jobs came out, which never changes, so that nobody who looks at old jobs makes us read their plans. */
    private final Map<JobId, JobProgress> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, JobProgress> eldest) {
            return size() > ENDED_AT_HAND;
        }
    });

    Progress(
            Plans plans,
            Ledgers ledgers,
            DeliveryStore deliveries,
            WaitingReasons reasons,
            InstantSource clock,
            Admission admission,
            Supplier<Optional<String>> trouble) {
        this.plans = plans;
        this.ledgers = ledgers;
        this.deliveries = deliveries;
        this.reasons = reasons;
        this.clock = clock;
        this.admission = admission;
        this.trouble = trouble;
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
            List<LaneProgress> lanes,
            List<String> remarks) {}

    /** Empty while there is neither a plan nor a reason to wait. */
    public Optional<JobProgress> of(Job job) {
        if (job.state() == JobState.QUEUED) {
            return Optional.of(held(admission.reason(job)));
        }
        if (job.state() == JobState.PROBING) {
            return trouble.get().map(Progress::held);
        }
        Optional<JobProgress> known = Optional.ofNullable(ended.get(job.id()));
        return known.or(() -> plans.find(job.id()).map(plan -> full(job, plan)));
    }

    private JobProgress full(Job job, Plan plan) {
        Instant now = clock.instant();
        List<Delivery> accepted = deliveries.ofJob(job.id());
        List<LaneProgress> lanes = plan.lanes().stream()
                .map(lane -> lane(job, plan, lane, accepted, now))
                .toList();
        JobProgress progress = of(job, plan, lanes, now);
        if (job.state().isFinal()) {
            ended.put(job.id(), progress);
        }
        return progress;
    }

    /** The same in short, from the ledgers of all lanes: nothing is read anywhere, and what is accepted is left out. */
    JobProgress brief(Job job, Plan plan, List<Ledger> lanes) {
        Instant now = clock.instant();
        return of(
                job,
                plan,
                plan.lanes().stream()
                        .map(lane -> brief(plan, lane, lanes.get(lane.index()), now))
                        .toList(),
                now);
    }

    private static JobProgress held(String why) {
        return new JobProgress(0, 0, 0, 0, 0, 0, Optional.empty(), why, List.of(), List.of());
    }

    private JobProgress of(Job job, Plan plan, List<LaneProgress> lanes, Instant now) {
        long frames = plan.pictures().map(Lane::length).orElse(0L);
        long framesDone =
                plan.pictures().map(lane -> lanes.get(lane.index()).done()).orElse(0L);
        double encoded = encoded(plan, lanes);
        double fraction = job.state() == JobState.DONE ? 1 : encoded * FINISHED_ENCODING;
        double share = job.state() == JobState.RENDERING ? 1 / elapsed(job, now) : 0;
        Optional<Double> left = job.state() == JobState.RENDERING && encoded > 0
                ? Optional.of(elapsed(job, now) * (1 - encoded) / encoded)
                : Optional.empty();
        int agents = (int) lanes.stream()
                .flatMap(lane -> lane.stretches().stream())
                .filter(stretch -> stretch.state() == State.LEASED)
                .flatMap(stretch -> stretch.agent().stream())
                .distinct()
                .count();
        return new JobProgress(
                fraction,
                frames,
                framesDone,
                framesDone * share,
                made(plan, lanes) * plan.seconds() * share,
                agents,
                left,
                waiting(job, plan, lanes, agents, now),
                lanes,
                plan.remarks());
    }

    /** Where a survey goes before the pictures, it is a part of the work. */
    private static double encoded(Plan plan, List<LaneProgress> lanes) {
        double made = made(plan, lanes);
        return plan.survey()
                .map(survey -> lanes.get(survey.index()))
                .map(survey -> SURVEY * survey.done() / survey.length() + (1 - SURVEY) * made)
                .orElse(made);
    }

    /** Which part of the pictures is there; without any, of all tracks of sound. What is only copied is there at once. */
    private static double made(Plan plan, List<LaneProgress> lanes) {
        List<LaneProgress> what = plan.pictures()
                .map(pictures -> List.of(lanes.get(pictures.index())))
                .orElse(lanes);
        long length = what.stream().mapToLong(LaneProgress::length).sum();
        return length == 0
                ? 1
                : (double) what.stream().mapToLong(LaneProgress::done).sum() / length;
    }

    /** Since rendering began: the average is what an estimate can be built on. */
    private static double elapsed(Job job, Instant now) {
        return Math.max(1, Duration.between(job.updated(), now).toMillis() / 1000.0);
    }

    /** A store that is away holds up everything, whoever is still at work. */
    private String waiting(Job job, Plan plan, List<LaneProgress> lanes, int agents, Instant now) {
        return job.state().isFinal()
                ? ""
                : trouble.get().or(() -> hindrance(job, now)).orElseGet(() -> idle(job, plan, lanes, agents, now));
    }

    private Optional<String> hindrance(Job job, Instant now) {
        return job.state() == JobState.RENDERING ? reasons.hindrance(job.id(), now) : Optional.empty();
    }

    private String idle(Job job, Plan plan, List<LaneProgress> lanes, int agents, Instant now) {
        if (job.state() == JobState.FINISHING) {
            return reasons.of(job.id(), now).orElse("");
        }
        boolean surveying = plan.survey()
                .map(survey -> lanes.get(survey.index()))
                .filter(survey -> survey.accepted() < survey.length())
                .isPresent();
        if (job.state() == JobState.RENDERING && surveying && agents > 0) {
            return reasons.of(new LaneId(job.id(), plan.video().index()), now).orElse("");
        }
        if (agents > 0 || job.state() != JobState.RENDERING) {
            return "";
        }
        return plan.lanes().stream()
                .flatMap(lane -> reasons.of(new LaneId(job.id(), lane.index()), now).stream())
                .findFirst()
                .orElse(NOBODY_ASKS);
    }

    private LaneProgress lane(Job job, Plan plan, Lane lane, List<Delivery> all, Instant now) {
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
        long length =
                accepted.stream().mapToLong(each -> each.interval().length()).sum();
        return lane(plan, lane, length, stretches);
    }

    private static LaneProgress brief(Plan plan, Lane lane, Ledger ledger, Instant now) {
        List<Stretch> leased =
                ledger.leases().stream().map(lease -> leased(lease, now)).toList();
        return lane(plan, lane, ledger.acceptedLength(), leased);
    }

    private static LaneProgress lane(Plan plan, Lane lane, long accepted, List<Stretch> stretches) {
        long leasedDone = stretches.stream()
                .filter(stretch -> stretch.state() == State.LEASED && !stretch.backup())
                .mapToLong(Stretch::done)
                .sum();
        return new LaneProgress(
                lane.index(),
                plan.kind(lane),
                lane.encode().encoder(),
                lane.length(),
                accepted,
                Math.min(lane.length(), accepted + leasedDone),
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
