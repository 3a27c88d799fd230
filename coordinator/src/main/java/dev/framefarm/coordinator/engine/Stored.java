package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepted deliveries as they lie in the store. A digest that was right on arrival says nothing of what a disk gives back
 * an hour later, so it is taken again before anything is joined; what is spoiled, and nowhere else, is encoded again.
 */
public final class Stored {
    private static final Logger LOG = LoggerFactory.getLogger(Stored.class);

    private final Blobs blobs;
    private final DeliveryStore deliveries;
    private final Ledgers ledgers;
    private final WaitingReasons reasons;
    private final InstantSource clock;

    public Stored(Blobs blobs, DeliveryStore deliveries, Ledgers ledgers, WaitingReasons reasons, InstantSource clock) {
        this.blobs = blobs;
        this.deliveries = deliveries;
        this.ledgers = ledgers;
        this.reasons = reasons;
        this.clock = clock;
    }

    Path file(Delivery delivery) throws IOException {
        Blob blob = delivery.evidence().blob();
        try {
            Path file = blobs.file(blob);
            if (FileDigest.of(file).equals(blob.sha256())) {
                return file;
            }
            if (blobs.mend(blob)) {
                LOG.warn("The copy of {} on this machine was spoiled and is read again", blob);
                return blobs.file(blob);
            }
            throw new SpoiledDelivery(delivery, "has other bytes than were accepted");
        } catch (NoSuchFileException gone) {
            Optional<String> away = blobs.trouble();
            if (away.isPresent()) {
                throw new StoreAway(away.get(), gone);
            }
            throw new SpoiledDelivery(delivery, "is gone");
        }
    }

    /**
     * Takes back that it was accepted. Whoever was frozen in a join may find it gone because others have finished the job
     * meanwhile, or replaced it: then nothing is touched. The bytes go before the ledger asks for others: an encoder that
     * makes the same again would find them there. The ledger is rebuilt from what is left; a job that was complete is opened
     * again by whoever next looks for stranded ones.
     */
    void replace(SpoiledDelivery spoiled) throws IOException {
        Delivery delivery = spoiled.delivery();
        // Asked before: what is sealed again later stays, should we be stopped in between.
        Instant before = clock.instant().plusSeconds(1);
        if (!deliveries.withdraw(delivery)) {
            LOG.info("Job {}: {}, which matters no more", delivery.lane().job(), spoiled.getMessage());
            return;
        }
        LOG.warn("Job {}: {}, it is encoded again", delivery.lane().job(), spoiled.getMessage());
        blobs.delete(delivery.evidence().blob(), before);
        ledgers.drop(delivery.lane());
        reasons.note(delivery.lane().job(), spoiled.getMessage() + ", so that it is encoded again");
    }
}
