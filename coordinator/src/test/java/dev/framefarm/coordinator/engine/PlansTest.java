package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.memory.InMemoryPlanStore;
import dev.framefarm.coordinator.model.JobId;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Tapped<PlanStore> store = new Tapped<>(PlanStore.class, new InMemoryPlanStore());
    private final Plans plans = new Plans(store.port, 2);

    @Test
    void keepsOnlyThoseUsedLastAtHand() {
        for (int i = 0; i < 5; i++) {
            plans.save(job(i), SmallFarm.plan());
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

    private static JobId job(int number) {
        return new JobId("j-" + number);
    }
}
