package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trouble of ours and not of the film, such as a database that is away, may pass: the job is taken up again. When it
 * comes again and again, or is an error of the program, the job ends with the reason. A coordinator that is cut off from the
 * others waits for them as long as it takes.
 */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int MOST = 3;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private record Seen(int times, Instant last) {}

    private final JobRunner runner;
    private final InstantSource clock;
    private final Map<JobId, Seen> seen = new ConcurrentHashMap<>();

    Troubles(JobRunner runner, InstantSource clock) {
        this.runner = runner;
        this.clock = clock;
    }

    void met(JobId job, String doing, Throwable trouble) {
        if (trouble instanceof ClusterAway) {
            LOG.warn("{} of job {} waits: {}", doing, job, trouble.getMessage());
            return;
        }
        LOG.error("{} of job {} failed", doing, job, trouble);
        Instant now = clock.instant();
        Seen known = seen.merge(
                job,
                new Seen(1, now),
                (before, first) ->
                        before.last().plus(FORGOTTEN).isBefore(now) ? first : new Seen(before.times() + 1, now));
        if (trouble instanceof Error || known.times() >= MOST) {
            String why = trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
            runner.tell(job, new Failed("The farm could not go on with this job: " + why));
        }
    }

    void forget(JobId job) {
        seen.remove(job);
    }
}
