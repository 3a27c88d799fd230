package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.framefarm.coordinator.engine.CustodyStore;
import dev.framefarm.coordinator.engine.CustodyStore.Life;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.engine.Sealing;
import dev.framefarm.coordinator.engine.TooLate;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CustodyStore} does. */
public abstract class CustodyStoreContract {
    private static final Life ONE = new Life("c1", "run1");
    private static final Life TWO = new Life("c2", "run2");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Whoever was heard of just now has been silent for longer than this, also when the machine's clock is set back a little. */
    private static final Duration LESS_THAN_NONE = MINUTE.negated();

    private Stores stores;
    private CustodyStore custody;
    private JobId film;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
        custody = stores.custody();
        film = stores.jobs().insert(job("j-1")).id();
        custody.begin(ONE);
        custody.begin(TWO);
    }

    @Test
    void givesAJobToOneAlone() {
        assertThat(custody.custodian(film)).isEmpty();
        assertThat(custody.take(film, ONE, MINUTE)).isTrue();
        assertThat(custody.take(film, TWO, MINUTE)).isFalse();
        assertThat(custody.take(film, ONE, MINUTE)).isTrue();
        assertThat(custody.of("c1")).containsExactly(film);
        assertThat(custody.of("c2")).isEmpty();
        assertThat(custody.custodian(film)).contains("c1");
    }

    @Test
    void givesTheJobsOfTheSilentToOthers() {
        custody.take(film, ONE, MINUTE);

        assertThat(custody.take(film, TWO, LESS_THAN_NONE)).isTrue();

        assertThat(custody.of("c1")).isEmpty();
        assertThat(custody.of("c2")).containsExactly(film);
    }

    @Test
    void givesTheJobsOfWhoeverGoesToOthersAtOnce() {
        custody.take(film, ONE, MINUTE);
        custody.end(new Life("c1", "an earlier run"));
        assertThat(custody.take(film, TWO, MINUTE)).isFalse();

        custody.end(ONE);
        assertThat(custody.take(film, TWO, MINUTE)).isTrue();
    }

    @Test
    void tellsWhoLives() {
        assertThat(custody.alive(MINUTE)).containsExactlyInAnyOrder("c1", "c2");
        assertThat(custody.alive(LESS_THAN_NONE)).isEmpty();

        custody.end(ONE);
        assertThat(custody.alive(MINUTE)).containsExactly("c2");
    }

    @Test
    void knowsACoordinatorAgainAfterItsRestart() {
        custody.take(film, ONE, MINUTE);
        Life again = new Life("c1", "run9");

        custody.begin(again);

        assertThat(custody.of("c1")).containsExactly(film);
        assertThat(custody.take(film, again, MINUTE)).isTrue();
        assertThat(custody.goOn(ONE)).isFalse();
        assertThat(custody.goOn(again)).isTrue();
        assertThat(custody.take(stores.jobs().insert(job("j-2")).id(), ONE, MINUTE))
                .isFalse();
    }

    @Test
    void forgetsWhatHasEnded() {
        custody.take(film, ONE, MINUTE);
        Job ended = stores.jobs().find(film).orElseThrow();
        stores.jobs().update(ended.moved(JobState.CANCELLED, Optional.empty(), ended.updated()));

        assertThat(custody.of("c1")).isEmpty();
        assertThat(custody.take(film, TWO, LESS_THAN_NONE)).isFalse();
        assertThat(custody.take(new JobId("j-none"), TWO, MINUTE)).isFalse();
    }

    @Test
    void decidesARace() throws Exception {
        List<Callable<Boolean>> both =
                List.of(() -> custody.take(film, ONE, MINUTE), () -> custody.take(film, TWO, MINUTE));
        assertThat(Race.run(both)).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void onlyWhoeverHasTheJobPublishesAndOnlyInTime() {
        JobStore jobs = stores.jobs();
        Job done = job("j-1").moved(JobState.DONE, Optional.empty(), StoreExamples.NOON);
        Instant soon = custody.now().plusSeconds(60);
        custody.take(film, ONE, MINUTE);

        refused(jobs, done, new Sealing(ONE, custody.now().minusSeconds(1)));
        refused(jobs, done, new Sealing(new Life("c1", "an earlier run"), soon));
        refused(jobs, done, new Sealing(TWO, soon));
        assertThat(jobs.find(film).orElseThrow().state()).isEqualTo(JobState.QUEUED);

        assertThat(jobs.finish(done, List.of(), Optional.of(new Sealing(ONE, soon))))
                .isTrue();
    }

    private static void refused(JobStore jobs, Job done, Sealing sealing) {
        assertThatExceptionOfType(TooLate.class).isThrownBy(() -> jobs.finish(done, List.of(), Optional.of(sealing)));
    }
}
