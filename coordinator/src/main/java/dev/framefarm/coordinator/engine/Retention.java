package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes bytes that nothing needs any more. Equal bytes are one blob, whoever delivered them: nothing is deleted that
 * a job still uses, nor while something is being made durable.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** While one waits to delete nobody else begins to seal, and one who seals may wait minutes for a store that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LATER = Duration.ofSeconds(10);

    /** Something that makes a blob durable, or relies on one, and says so in the database. */
    interface Keeping<T, E extends Exception> {
        T keep() throws E;
    }

    /** No job has this name: ids begin with "j-". */
    private static final JobId NO_JOB = new JobId("none");

    private final DeliveryStore deliveries;
    private final UploadStore uploads;
    private final Blobs blobs;
    private final KeepFor keep;
    private final Duration settling;
    private final InstantSource clock;
    /** To be deleted when it is due: sealed so lately that another coordinator may need it, or told in a hurry. */
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private record Late(Blob blob, Instant due) {}

    /**
     * {@code settling} is how long whoever sealed something takes at most to say so in the database, where others delete
     * too; zero where nobody else does.
     */
    public Retention(
            DeliveryStore deliveries,
            UploadStore uploads,
            Blobs blobs,
            KeepFor keep,
            Duration settling,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.uploads = uploads;
        this.blobs = blobs;
        this.keep = keep;
        this.settling = settling;
        this.clock = clock;
    }

    /** As long as an order may want its outputs kept. */
    Duration longest(String owner) {
        return keep.of(owner).outputs();
    }

    /** Until when a film that is done is kept; it goes with the next sweep after that. */
    Optional<Instant> outputsUntil(Job job) {
        return job.state() == JobState.DONE
                ? Optional.of(keep.outputsUntil(job.owner(), job.keep(), job.updated()))
                : Optional.empty();
    }

    /** When an upload came at the earliest that may be ordered: until the order is stored, no other coordinator deletes it. */
    Instant orderedSince(String owner) {
        return settling.isZero()
                ? Instant.EPOCH
                : clock.instant().minus(keep.of(owner).uploads()).plus(settling);
    }

    <T, E extends Exception> T whileKeeping(Keeping<T, E> keeping) throws E {
        lock.readLock().lock();
        try {
            return keeping.keep();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Deletes bytes that came in vain, unless they are needed after all. */
    void discard(Blob blob) throws IOException {
        discard(blob, NO_JOB);
    }

    /** The same with the next {@link #settle}, for those who cannot wait for a store that is far away. */
    void discardSoon(Blob blob) {
        late.add(new Late(blob, clock.instant()));
    }

    /** Deletes the deliveries of an ended job. */
    void release(JobId job) {
        try {
            for (Delivery delivery : deliveries.ofJob(job)) {
                discard(delivery.evidence().blob(), job);
            }
        } catch (IOException e) {
            LOG.warn(
                    "Deliveries of job {} could not be deleted and stay until the next sweep: {}", job, e.getMessage());
        }
    }

    /** Deletes what could not go at once, one at a time. What is forgotten with this process is left to the sweep. */
    synchronized void settle() {
        Instant now = clock.instant();
        for (Late next = late.peek(); next != null && !next.due().isAfter(now); next = late.peek()) {
            late.remove();
            try {
                discard(next.blob());
            } catch (IOException e) {
                LOG.warn("A blob could not be deleted and stays until the next sweep: {}", e.getMessage());
            }
        }
    }

    /** Deletes whatever else nothing needs: outputs and uploads after their time, and what a crash left behind. */
    public void sweep() {
        Instant now = clock.instant();
        for (String owner : uploads.owners()) {
            uploads.forget(owner, now.minus(keep.of(owner).uploads()).minus(settling));
        }
        try {
            blobs.visit(now.minus(settling), blob -> {
                try {
                    discard(blob);
                } catch (IOException e) {
                    LOG.warn("A blob could not be deleted and stays until the next sweep: {}", e.getMessage());
                }
            });
        } catch (IOException e) {
            LOG.warn("The blob store could not be swept: {}", e.getMessage());
        }
    }

    /** Locked for one blob at a time: whoever seals waits for a moment and not for a sweep. */
    private void discard(Blob blob, JobId besides) throws IOException {
        if (!lockedInTime()) {
            late.add(new Late(blob, clock.instant().plus(LATER)));
            return;
        }
        try {
            Instant now = clock.instant();
            Instant settled = settling.isZero() ? Instant.MAX : now.minus(settling);
            if (!deliveries.isNeededBesides(blob, besides, keep, now.minus(settling)) && !blobs.delete(blob, settled)) {
                late.add(new Late(blob, now.plus(settling)));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean lockedInTime() {
        try {
            return lock.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
