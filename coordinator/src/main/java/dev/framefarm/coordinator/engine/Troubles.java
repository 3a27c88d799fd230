package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trouble of ours and not of the film may pass: the job is taken up again. When it comes again and again, the job ends
 * with the reason. Where it is that the database, the store, the other coordinators or the room on a disk are not there,
 * the job waits for them as long as it takes: it would only find the same again.
 */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int MOST = 3;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private record Seen(int times, Instant last) {}

    private final JobRunner runner;
    private final InstantSource clock;
    private final Predicate<Throwable> databaseAway;
    private final Supplier<Optional<String>> storeAway;
    private final Map<JobId, Seen> seen = new ConcurrentHashMap<>();

    /**
     * {@code databaseAway} tells what failed because the database was not there. While the store is away everything may
     * fail for that, also what reads its files and knows nothing of it.
     */
    Troubles(
            JobRunner runner,
            InstantSource clock,
            Predicate<Throwable> databaseAway,
            Supplier<Optional<String>> storeAway) {
        this.runner = runner;
        this.clock = clock;
        this.databaseAway = databaseAway;
        this.storeAway = storeAway;
    }

    void met(JobId job, String doing, Throwable trouble) {
        if (isAwaited(trouble)) {
            LOG.warn("{} of job {} waits: {}", doing, job, trouble.toString());
            return;
        }
        LOG.error("{} of job {} failed", doing, job, trouble);
        Instant now = clock.instant();
        Seen known = seen.merge(
                job,
                new Seen(1, now),
                (before, first) ->
                        before.last().plus(FORGOTTEN).isBefore(now) ? first : new Seen(before.times() + 1, now));
        if (known.times() >= MOST) {
            String why = trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
            runner.tell(job, new Failed("The farm could not go on with this job: " + why));
        }
    }

    private boolean isAwaited(Throwable trouble) {
        return storeAway.get().isPresent()
                || databaseAway.test(trouble)
                || Stream.iterate(trouble, Objects::nonNull, Throwable::getCause)
                        .anyMatch(each ->
                                each instanceof ClusterAway || each instanceof StoreAway || NoRoom.isBehind(each));
    }

    void forget(JobId job) {
        seen.remove(job);
    }
}
