package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Why lanes wait, as the last asking agent was told, and why complete jobs do. Agents ask where they are connected, so
 * coordinators tell each other; what another said holds as long as it goes on saying so.
 */
public final class WaitingReasons {
    static final String NEWS = "waiting";
    private static final Duration HOLDS = Duration.ofSeconds(15);
    private static final Duration SAID_AGAIN = Duration.ofSeconds(5);
    /** Of a complete job as a whole. */
    private static final String ALL = "all";
    /** Of a job that some agents cannot work on, although others may. */
    private static final String HINDRANCE = "hindrance";

    private final Map<LaneId, String> lanes = new ConcurrentSkipListMap<>();
    private final Map<JobId, String> jobs = new ConcurrentHashMap<>();
    private final Map<JobId, Hindrance> hindrances = new ConcurrentHashMap<>();
    private final Map<JobId, Said> told = new ConcurrentHashMap<>();
    private final Map<JobId, Said> heard = new ConcurrentHashMap<>();

    /** Reasons by lane. */
    private record Said(Map<String, Object> reasons, Instant at) {}

    private record Hindrance(String reason, Instant until) {}

    void note(LaneId lane, String reason) {
        lanes.put(lane, reason);
    }

    void note(JobId job, String reason) {
        jobs.put(job, reason);
    }

    /** Nobody will say when it is over, so it holds for a while after it was met last. */
    void hinder(JobId job, String reason, Instant until) {
        hindrances.put(job, new Hindrance(reason, until));
    }

    void clear(LaneId lane) {
        lanes.remove(lane);
    }

    void clear(JobId job) {
        jobs.remove(job);
    }

    void forget(JobId job) {
        clear(job);
        lanes.keySet().removeIf(lane -> lane.job().equals(job));
        hindrances.remove(job);
        told.remove(job);
        heard.remove(job);
    }

    Optional<String> of(LaneId lane, Instant now) {
        return Optional.ofNullable(lanes.get(lane)).or(() -> heard(lane.job(), Integer.toString(lane.index()), now));
    }

    Optional<String> of(JobId job, Instant now) {
        return Optional.ofNullable(jobs.get(job)).or(() -> heard(job, ALL, now));
    }

    Optional<String> hindrance(JobId job, Instant now) {
        return Optional.ofNullable(hindrances.get(job))
                .filter(each -> each.until().isAfter(now))
                .map(Hindrance::reason)
                .or(() -> heard(job, HINDRANCE, now));
    }

    /** Tells the others what is new, and now and then what is not. */
    void tell(String coordinator, Happenings happenings, Instant now) {
        hindrances.values().removeIf(each -> !each.until().isAfter(now));
        Set<JobId> all = new HashSet<>(jobs.keySet());
        all.addAll(hindrances.keySet());
        lanes.keySet().forEach(lane -> all.add(lane.job()));
        all.addAll(told.keySet());
        for (JobId job : all) {
            Said before = told.getOrDefault(job, new Said(Map.of(), Instant.MIN));
            Map<String, Object> reasons = ours(job);
            boolean isNew = !reasons.equals(before.reasons());
            if (isNew || (!reasons.isEmpty() && !before.at().plus(SAID_AGAIN).isAfter(now))) {
                told.put(job, new Said(reasons, now));
                happenings.publish(new Happening(
                        NEWS, Optional.of(job), now, Map.of("coordinator", coordinator, "reasons", reasons)));
            }
        }
        told.values().removeIf(said -> said.reasons().isEmpty());
    }

    void hear(Happening news, Instant now) {
        if (news.details().get("reasons") instanceof Map<?, ?> reasons) {
            Map<String, Object> read = new TreeMap<>();
            reasons.forEach((lane, reason) -> read.put(String.valueOf(lane), String.valueOf(reason)));
            news.job().ifPresent(job -> heard.put(job, new Said(read, now)));
        }
    }

    private Map<String, Object> ours(JobId job) {
        Map<String, Object> reasons = lanes.entrySet().stream()
                .filter(each -> each.getKey().job().equals(job))
                .collect(Collectors.toMap(
                        each -> Integer.toString(each.getKey().index()),
                        Map.Entry::getValue,
                        (a, b) -> b,
                        TreeMap::new));
        Optional.ofNullable(jobs.get(job)).ifPresent(reason -> reasons.put(ALL, reason));
        Optional.ofNullable(hindrances.get(job)).ifPresent(each -> reasons.put(HINDRANCE, each.reason()));
        return reasons;
    }

    private Optional<String> heard(JobId job, String of, Instant now) {
        return Optional.ofNullable(heard.get(job))
                .filter(said -> said.at().plus(HOLDS).isAfter(now))
                .flatMap(said -> Optional.ofNullable(said.reasons().get(of)))
                .map(String::valueOf);
    }
}
