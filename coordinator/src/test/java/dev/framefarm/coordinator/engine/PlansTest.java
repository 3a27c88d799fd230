package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.memory.InMemoryDeliveryStore;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.memory.InMemoryPlanStore;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.testing.RecipeExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Tapped<PlanStore> store = new Tapped<>(PlanStore.class, new InMemoryPlanStore());
    private final InMemoryJobStore jobs = new InMemoryJobStore();
    private final DeliveryStore deliveries = new InMemoryDeliveryStore(jobs, new InMemoryUploadStore());
    private final Plans plans = new Plans(store.port, deliveries, 2);

    @Test
    void keepsOnlyThoseUsedLastAtHand() {
        for (int i = 0; i < 5; i++) {
            plans.save(job(i), SmallFilm.plan());
        }
        store.calls.set(0);

        assertThat(plans.find(job(4))).isPresent();
        assertThat(plans.find(job(3))).isPresent();
        assertThat(store.calls).hasValue(0);

        assertThat(plans.find(job(0))).isPresent();
        assertThat(plans.find(job(3))).isPresent();
        assertThat(store.calls).hasValue(1);
        assertThat(plans.find(job(4))).isPresent();
        assertThat(store.calls).hasValue(2);
    }

    @Test
    void whatAnotherCoordinatorDecidedIsFoundOut() {
        Job rendering = jobs.insert(StoreExamples.in(StoreExamples.job("j-1"), JobState.RENDERING));
        plans.save(
                rendering.id(),
                Planner.plan(
                        SmallFilm.understood().profile(),
                        SmallFilm.understood().timeline(),
                        RecipeExamples.recipe("video.codec=hevc_nvenc", "video.fallback=software")));
        assertThat(deliveries.fallBack(new LaneId(rendering.id(), 0), 1)).isPresent();
        assertThat(encoder(rendering)).isEqualTo("hevc_nvenc");

        plans.lookAgain();

        assertThat(encoder(rendering)).isEqualTo("hevc");
    }

    @Test
    void aLookAtSeveralPlansLeavesThemAsTheyAre() {
        plans.save(job(1), SmallFilm.plan());
        plans.save(job(2), SmallFilm.plan());
        store.calls.set(0);

        plans.lookAgain();

        assertThat(plans.find(job(1))).isPresent();
        assertThat(plans.find(job(2))).isPresent();
        assertThat(store.calls).hasValue(0);
    }

    private String encoder(Job job) {
        return plans.find(job.id()).orElseThrow().video().encode().encoder();
    }

    private static JobId job(int number) {
        return new JobId("j-" + number);
    }
}
