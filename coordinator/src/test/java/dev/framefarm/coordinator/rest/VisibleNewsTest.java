package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleNewsTest {
    private static final JobId MINE = new JobId("j-mine");
    private static final JobId THEIRS = new JobId("j-theirs");

    @Test
    void asksOnceWhoseAJobIs() {
        List<JobId> asked = new ArrayList<>();
        VisibleNews news = new VisibleNews(job -> {
            asked.add(job);
            return job.equals(MINE);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(news.test(of(Optional.of(MINE)))).isTrue();
            assertThat(news.test(of(Optional.of(THEIRS)))).isFalse();
            assertThat(news.test(of(Optional.empty()))).isTrue();
        }
        assertThat(asked).containsExactly(MINE, THEIRS);
    }

    private static Happening of(Optional<JobId> job) {
        return new Happening("test", job, Instant.EPOCH, Map.of());
    }
}
