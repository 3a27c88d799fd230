package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.PlanExamples.plan;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.PlanStore;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PlanStore} does. */
public abstract class PlanStoreContract {
    private PlanStore plans;
    private JobId job;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        Stores stores = stores();
        plans = stores.plans();
        job = stores.jobs().insert(job("j-1")).id();
    }

    @Test
    void keepsEverythingInAPlan() {
        Plan plan = plan("film.mp4");

        assertThat(plans.save(job, plan)).isEqualTo(plan);

        assertThat(plans.find(job)).contains(plan);
        assertThat(plans.find(new JobId("j-2"))).isEmpty();
    }

    @Test
    void theFirstPlanHolds() {
        Plan first = plan("first.mp4");
        plans.save(job, first);

        assertThat(plans.save(job, plan("second.mp4"))).isEqualTo(first);
        assertThat(plans.find(job)).contains(first);
    }

    @Test
    void twoPlannersAgree() throws Exception {
        List<Plan> held =
                Race.run(List.of(() -> plans.save(job, plan("one.mp4")), () -> plans.save(job, plan("two.mp4"))));

        assertThat(held.get(0)).isEqualTo(held.get(1));
        assertThat(plans.find(job)).contains(held.get(0));
    }
}
