package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameBudgetTest {
    @TempDir
    private Path folder;

    @Test
    void aFilmThatIsNotKnownYetMayBeTheLongest() throws Exception {
        try (SmallFarm farm = new SmallFarm(8, 1, Timeline.MOST_FRAMES + SmallFilm.FRAMES)) {
            CountDownLatch known = new CountDownLatch(1);
            farm.prober = source -> {
                await(known);
                return SmallFilm.understood();
            };
            Source large = large();
            List<Job> jobs = Stream.generate(() -> farm.stored(JobState.QUEUED, 50, large))
                    .limit(3)
                    .toList();

            farm.engine.recovery().all();
            assertThat(farm.state(jobs.get(0))).isEqualTo(JobState.PROBING);
            assertThat(farm.state(jobs.get(1))).isEqualTo(JobState.QUEUED);
            assertThat(farm.waiting(jobs.get(1))).contains("memory has room for");

            known.countDown();
            farm.awaitState(jobs.get(1), JobState.RENDERING);
            assertThat(farm.state(jobs.get(2)))
                    .as("two are known, and no room is left")
                    .isEqualTo(JobState.QUEUED);
        }
    }

    @Test
    void oneFilmIsWorkedOnInAnyMemory() throws Exception {
        try (SmallFarm farm = new SmallFarm(8, 1, 1)) {
            Job job = farm.stored(JobState.QUEUED);
            farm.engine.recovery().all();
            farm.awaitState(job, JobState.RENDERING);
        }
    }

    @Test
    void filmsThatAreTooSmallToBeLongBeginTogetherInASmallMemory() throws Exception {
        try (SmallFarm farm = new SmallFarm(8, 1, Timeline.MOST_FRAMES / 2)) {
            CountDownLatch known = new CountDownLatch(1);
            farm.prober = source -> {
                await(known);
                return SmallFilm.understood();
            };
            List<Job> jobs = List.of(farm.stored(JobState.QUEUED), farm.stored(JobState.QUEUED));

            farm.engine.recovery().all();

            assertThat(jobs).allSatisfy(job -> assertThat(farm.state(job)).isEqualTo(JobState.PROBING));
            known.countDown();
        }
    }

    /** As many bytes as a film has frames at most: it may be one of the longest. */
    private Source large() throws IOException {
        Path file = folder.resolve("large.mov");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Timeline.MOST_FRAMES);
        }
        return new Source.Local(
                file.toString(),
                Timeline.MOST_FRAMES,
                Files.getLastModifiedTime(file).toInstant(),
                "large.mov");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
