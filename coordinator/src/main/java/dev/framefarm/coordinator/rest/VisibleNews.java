package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** News of jobs for who sees these jobs. A job's owner never changes, so each is asked for once; for one thread. */
final class VisibleNews implements Predicate<Happening> {
    private final Predicate<JobId> sees;
    private final Map<JobId, Boolean> known = new HashMap<>();

    VisibleNews(Predicate<JobId> sees) {
        this.sees = sees;
    }

    @Override
    public boolean test(Happening happening) {
        return happening
                .job()
                .map(job -> known.computeIfAbsent(job, sees::test))
                .orElse(true);
    }
}
