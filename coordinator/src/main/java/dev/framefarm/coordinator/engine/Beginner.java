package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Who begins a lane that nothing is decided of: the parity class that most of the fleet can go on with. A single agent of a
 * rare kind would otherwise have a long film to itself for asking first. When the many take no lease in time, anybody may.
 */
final class Beginner {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<LaneId, Instant> refused = new ConcurrentHashMap<>();

    Beginner(InstantSource clock) {
        this.clock = clock;
    }

    /** Why this agent should not begin the lane yet; empty: it may. */
    Optional<String> unfit(LaneId id, Agent asking, Agent.Encoder own, List<Agent> all) {
        Map<String, Double> strengths = strengths(own.name(), all);
        double ours = strengths.getOrDefault(own.parityClass(), 0.0);
        Optional<String> most = strengths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(each -> each.getValue() > ours)
                .map(Map.Entry::getKey);
        return most.flatMap(greater -> waits(id)
                .map(seconds -> "most agents make pieces that join with those of "
                        + greater + " only; agent " + asking.name() + " makes " + own.parityClass()
                        + " and may begin in "
                        + seconds + " s if none of them does"));
    }

    /** It is decided, and should that be taken back, the many have their time again. */
    void begun(LaneId id) {
        refused.remove(id);
    }

    void forget(JobId job) {
        refused.keySet().removeIf(lane -> lane.job().equals(job));
    }

    private Optional<Long> waits(LaneId id) {
        Instant now = clock.instant();
        Duration left =
                Duration.between(now, refused.computeIfAbsent(id, any -> now).plus(PATIENCE));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(Math.max(1, left.toSeconds()));
    }

    /** By slots alone where one is there whose speed is not known. */
    private static Map<String, Double> strengths(String encoder, List<Agent> all) {
        List<Agent> able = all.stream()
                .filter(each -> !each.leaving() && each.encoder(encoder).isPresent())
                .toList();
        boolean known = able.stream().allMatch(each -> speed(each, encoder) > 0);
        ToDoubleFunction<Agent> strength = each -> each.machine().slots() * (known ? speed(each, encoder) : 1);
        return able.stream()
                .collect(Collectors.groupingBy(
                        each -> each.encoder(encoder).orElseThrow().parityClass(), Collectors.summingDouble(strength)));
    }

    private static double speed(Agent agent, String encoder) {
        return agent.encoder(encoder).map(Agent.Encoder::pixelsPerSecond).orElse(0.0);
    }
}
