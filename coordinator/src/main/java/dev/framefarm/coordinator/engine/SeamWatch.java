package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.certify.SeamBudget;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at seams while the rest of the film is still being encoded, one at a time and as many as the budget pays for.
 * What is not seen when the film is complete stays unseen: nobody waits for it.
 */
final class SeamWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeamWatch.class);

    /** Frames before the first one that is looked at; beyond it a look would cost too much. */
    private static final long FARTHEST = 600;

    private final Plan plan;
    private final Source source;
    private final Sources sources;
    private final Blobs blobs;
    private final SeamMeter meter;
    private final ExecutorService threads;
    private final SeamBudget budget = new SeamBudget();
    private final Map<Long, Facts.Around> seen = new ConcurrentHashMap<>();
    private Optional<Delivery> previous = Optional.empty();
    private Future<?> looking = CompletableFuture.completedFuture(null);
    private volatile boolean blind;

    SeamWatch(Plan plan, Source source, Sources sources, Blobs blobs, SeamMeter meter, ExecutorService threads) {
        this.plan = plan;
        this.source = source;
        this.sources = sources;
        this.blobs = blobs;
        this.meter = meter;
        this.threads = threads;
        this.blind = !isComparable(plan);
    }

    /**
     * With another frame rate, or where frames have no times of their own, there is no telling which is which; with
     * several renditions the fragments at a seam are not whole groups of pictures; and a picture that was meant to change
     * is not judged by how it was.
     */
    private static boolean isComparable(Plan plan) {
        if (plan.pictures().isEmpty()) {
            return false;
        }
        Encode.Video encode = (Encode.Video) plan.video().encode();
        boolean changed =
                !encode.treatment().isNothing() || !encode.picture().framing().equals(Framing.WHOLE);
        if (changed || encode.timing().fps().isPresent() || encode.renditions().size() > 1) {
            return false;
        }
        WorkOrder first = WorkOrder.of(plan, plan.video(), new Interval(0, 1), 0);
        return first.slice().packets().isEmpty();
    }

    /** How much is decoded is known before: from the keyframe that an agent would be given, too. */
    private boolean isNear(long seam) {
        long window = Math.max(0, seam - SeamBudget.WINDOW);
        return window - plan.timeline().keyBefore(window, 1) <= FARTHEST;
    }

    /** Hears of the deliveries in the order of the film. */
    void joined(Delivery delivery) {
        budget.encoded(delivery.evidence());
        boolean wanted =
                !blind && looking.isDone() && isNear(delivery.interval().from()) && budget.affords();
        if (wanted) {
            previous.ifPresent(left -> looking = threads.submit(() -> look(left, delivery)));
        }
        previous = Optional.of(delivery);
    }

    Map<Long, Facts.Around> seen() {
        return Map.copyOf(seen);
    }

    private void look(Delivery left, Delivery right) {
        long seam = right.interval().from();
        try {
            SeamMeter.Look look = meter.look(
                    plan,
                    sources.locate(source),
                    seam,
                    blobs.file(left.evidence().blob()),
                    blobs.file(right.evidence().blob()));
            budget.spent(look.cpuSeconds());
            seen.put(seam, look.around());
        } catch (IOException | RuntimeException e) {
            // What failed once is not tried again and again at the encoders' expense.
            blind = true;
            LOG.debug("The seam at frame {} could not be looked at", seam, e);
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
    }
}
