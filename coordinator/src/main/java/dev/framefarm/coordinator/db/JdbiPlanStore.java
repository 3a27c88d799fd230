package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.PlanStore;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Plans: a document, and the timeline beside it. */
public final class JdbiPlanStore implements PlanStore {
    private final Jdbi jdbi;

    JdbiPlanStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Plan save(JobId job, Plan plan) {
        try {
            String document = Json.write(plan);
            byte[] timeline = TimelineCodec.encode(plan.timeline());
            jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO plan (job, document, timeline) VALUES (?, ?, ?)", job, document, timeline));
            return plan;
        } catch (JdbiException failure) {
            if (!Failures.isDuplicate(failure)) {
                throw failure;
            }
            return find(job).orElseThrow(() -> failure);
        }
    }

    @Override
    public Optional<Plan> find(JobId job) {
        return jdbi.withHandle(handle -> handle.select("SELECT document, timeline FROM plan WHERE job = ?", job)
                .map((row, context) ->
                        Json.readPlan(row.getString("document"), TimelineCodec.decode(row.getBytes("timeline"))))
                .findOne());
    }
}
