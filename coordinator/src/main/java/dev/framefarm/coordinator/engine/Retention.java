package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;
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
    /** For a store that is away. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);

    /** Something that makes a blob durable, or relies on one, and says so in the database. */
    interface Keeping<T, E extends Exception> {
        T keep() throws E;
    }

    private final DeliveryStore deliveries;
    private final UploadStore uploads;
    private final Blobs blobs;
    private final KeepFor keep;
    private final Duration settling;
    private final InstantSource clock;
    private final InstantSource shared;
    /** To be deleted when it is due: what another coordinator may need, what was told in a hurry, what could not go. */
    private final Queue<Late> late = new PriorityBlockingQueue<>(16, Comparator.comparing(Late::due));

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private record Late(Blob blob, Instant due) {}

    /**
     * {@code settling} is how long whoever sealed something takes at most to say so in the database, where others delete
     * too; zero where nobody else does. {@code shared} is the database's clock.
     */
    public Retention(
            DeliveryStore deliveries,
            UploadStore uploads,
            Blobs blobs,
            KeepFor keep,
            Duration settling,
            InstantSource clock,
            InstantSource shared) {
        this.deliveries = deliveries;
        this.uploads = uploads;
        this.blobs = blobs;
        this.keep = keep;
        this.settling = settling;
        this.clock = clock;
        this.shared = shared;
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

    /** Deletes bytes with the next {@link #settle}, for those who cannot wait for a store that is far away. */
    void discardSoon(Blob blob) {
        late.add(new Late(blob, clock.instant()));
    }

    /** Deletes the deliveries of an ended job with the next {@link #settle}: whoever stops jobs has others to stop. */
    void release(JobId job) {
        deliveries
                .ofJob(job)
                .forEach(delivery -> discardSoon(delivery.evidence().blob()));
    }

    /**
     * Deletes what could not go at once, one at a time, until something is in the way. What is forgotten with this
     * process is left to the sweep.
     */
    synchronized void settle() {
        Instant now = clock.instant();
        for (Late next = late.peek(); next != null && !next.due().isAfter(now); next = late.peek()) {
            try {
                discard(next.blob());
                late.remove(next);
            } catch (IOException | RuntimeException away) {
                putOff(takeDue(now), away);
            }
        }
    }

    private List<Blob> takeDue(Instant now) {
        List<Blob> due = new ArrayList<>();
        for (Late next = late.peek(); next != null && !next.due().isAfter(now); next = late.peek()) {
            due.add(next.blob());
            late.remove(next);
        }
        return due;
    }

    /** The first, which could not go, comes last: it may be the only one. */
    private void putOff(List<Blob> waiting, Exception why) {
        LOG.warn("Blobs that nothing needs ({}) stay a minute longer: {}", waiting.size(), why.getMessage());
        Instant due = clock.instant().plus(MUCH_LATER);
        for (Blob blob : waiting) {
            late.add(new Late(blob, due));
            due = due.minusNanos(1);
        }
    }

    /**
     * Deletes whatever else nothing needs: outputs and uploads after their time, and what a crash left behind. Fails when
     * something had to stay, once it has looked at all that it could; at once where the time is not to be trusted.
     */
    public void sweep() throws IOException {
        demandRightTime();
        Instant now = clock.instant();
        for (String owner : uploads.owners()) {
            uploads.forget(owner, now.minus(keep.of(owner).uploads()).minus(settling));
        }
        Deque<IOException> lastFailure = new ArrayDeque<>(1);
        blobs.visit(now.minus(settling), blob -> {
            try {
                discard(blob);
            } catch (IOException away) {
                lastFailure.clear();
                lastFailure.add(away);
            }
        });
        if (!lastFailure.isEmpty()) {
            throw lastFailure.remove();
        }
    }

    private void demandRightTime() throws IOException {
        Optional<String> fault = RightTime.fault(clock.instant(), shared.instant());
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
    }

    /**
     * Deletes bytes that came in vain, unless they are needed after all. Locked for one blob at a time: whoever seals waits for
     * a moment and not for a sweep. By a clock of its own that is ahead a coordinator would take what others have just
     * sealed for settled.
     */
    void discard(Blob blob) throws IOException {
        if (!lockedInTime()) {
            late.add(new Late(blob, clock.instant().plus(LATER)));
            return;
        }
        try {
            Instant now = shared.instant();
            Instant settled = settling.isZero() ? Instant.MAX : now.minus(settling);
            if (!deliveries.isNeeded(blob, keep, now.minus(settling)) && !blobs.delete(blob, settled)) {
                late.add(new Late(blob, clock.instant().plus(settling)));
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
