package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what an ended job no longer needs. Equal bytes are one blob, whoever delivered them: nothing is deleted that
 * another job still uses, nor while a delivery is being made durable.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Something that makes a blob durable and says so in the database. */
    interface Keeping<T> {
        T keep() throws IOException;
    }

    /** No job has this name: ids begin with "j-". */
    private static final JobId NO_JOB = new JobId("none");

    private final DeliveryStore deliveries;
    private final Blobs blobs;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    public Retention(DeliveryStore deliveries, Blobs blobs) {
        this.deliveries = deliveries;
        this.blobs = blobs;
    }

    <T> T whileKeeping(Keeping<T> keeping) throws IOException {
        lock.readLock().lock();
        try {
            return keeping.keep();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Deletes bytes that came too late, unless they are needed after all. */
    void discard(Blob blob) throws IOException {
        lock.writeLock().lock();
        try {
            if (!deliveries.isNeededBesides(blob, NO_JOB)) {
                blobs.delete(blob);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Deletes the deliveries of an ended job. */
    void release(JobId job) {
        lock.writeLock().lock();
        try {
            for (Delivery delivery : deliveries.ofJob(job)) {
                Blob blob = delivery.evidence().blob();
                if (!deliveries.isNeededBesides(blob, job)) {
                    blobs.delete(blob);
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "Deliveries of job {} could not be deleted and stay until the next sweep: {}", job, e.getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }
}
