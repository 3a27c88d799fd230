package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.testing.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final SmallFarm farm = new SmallFarm();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void aSlowProbeHoldsUpNothingAndEndsWithItsJob() throws Exception {
        Job slow = farm.stored(JobState.PROBING);
        farm.prober = source -> never();
        farm.engine.recovery().all();
        begun.await();

        // Effects happen in this very thread, so this would not return.
        farm.prober = source -> SmallFilm.understood();
        Job other = farm.stored(JobState.QUEUED);
        farm.engine.recovery().all();
        farm.awaitState(other, JobState.RENDERING);

        farm.engine.orders().cancel(slow.id(), SmallFarm.USER);
        assertThat(interrupted.await(Patience.MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(farm.state(slow)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aProbeThatRunsIsNotBegunAgain() throws Exception {
        Job slow = farm.stored(JobState.PROBING);
        farm.prober = source -> never();
        farm.engine.recovery().all();
        begun.await();
        farm.prober = source -> SmallFilm.understood();

        farm.engine.recovery().all();
        farm.ticks(10);

        assertThat(farm.state(slow)).isEqualTo(JobState.PROBING);
    }

    private Prober.Probed never() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return new Prober.Refused("STOPPED", "it was interrupted");
    }
}
