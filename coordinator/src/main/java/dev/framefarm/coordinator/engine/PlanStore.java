package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.Optional;

/** Plans, written once. */
public interface PlanStore {
    /** Stores the plan unless the job has one; returns the one that holds. */
    Plan save(JobId job, Plan plan);

    Optional<Plan> find(JobId job);
}
