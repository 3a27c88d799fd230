package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.PlanStore;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plans, written once. */
public final class InMemoryPlanStore implements PlanStore {
    private final Map<JobId, Plan> plans = new ConcurrentHashMap<>();

    @Override
    public Plan save(JobId job, Plan plan) {
        Plan earlier = plans.putIfAbsent(job, plan);
        return earlier == null ? plan : earlier;
    }

    @Override
    public Optional<Plan> find(JobId job) {
        return Optional.ofNullable(plans.get(job));
    }
}
