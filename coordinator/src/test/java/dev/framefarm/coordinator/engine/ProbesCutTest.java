package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.flow.Effect;
import dev.framefarm.coordinator.memory.InMemoryHappenings;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbesCutTest {
    private final InMemoryJobStore jobs = new InMemoryJobStore();
    private final List<Effect> effects = new ArrayList<>();

    @Test
    void aSourceThatStopsTheCoordinatorThreeTimesIsGivenUp() {
        Job queued = jobs.insert(StoreExamples.job("j-1"));
        jobs.update(queued.moved(JobState.PROBING, Optional.empty(), StoreExamples.NOON));

        start();
        start();
        assertThat(effects).containsExactly(Effect.PROBE, Effect.PROBE);
        start();

        Job ended = jobs.find(new JobId("j-1")).orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.reason().orElseThrow()).contains("stopped 3 times while it read the source");
        assertThat(effects).containsExactly(Effect.PROBE, Effect.PROBE, Effect.STOP, Effect.START_NEXT);
    }

    private void start() {
        JobRunner runner = new JobRunner(jobs, new InMemoryHappenings(), InstantSource.system());
        runner.carryOutWith((effect, job) -> effects.add(effect));
        runner.recover();
    }
}
