package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plans of running jobs, kept at hand: they never change. */
public final class Plans {
    private final PlanStore store;
    private final Map<JobId, Plan> atHand = new ConcurrentHashMap<>();

    public Plans(PlanStore store) {
        this.store = store;
    }

    public Optional<Plan> find(JobId job) {
        Plan known = atHand.get(job);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Plan> stored = store.find(job);
        stored.ifPresent(plan -> atHand.put(job, plan));
        return stored;
    }

    void save(JobId job, Plan plan) {
        atHand.put(job, store.save(job, plan));
    }

    void forget(JobId job) {
        atHand.remove(job);
    }
}
