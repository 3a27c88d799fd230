package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries on their way in, and for a while those whose stream broke: the agent goes on where it stopped. Whatever is
 * forgotten here, at the latest with the process, only comes once more from its first byte. Thread-safe; nobody waits
 * here for a disk that another delivery is written to.
 */
final class Unfinished {
    /** As long as an agent tries to get rid of what it made, and somewhat more for an encode that still runs. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    static final int MOST = 256;
    static final long MOST_BYTES = 8L << 30;
    private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

    private final Room room;
    private final InstantSource clock;
    private final Map<LeaseId, Arriving> latest = new HashMap<>();

    Unfinished(Room room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    /** A delivery from its first byte takes the place of what came of it before. */
    void begun(Arriving begun) {
        Optional<Arriving> before;
        synchronized (this) {
            before = Optional.ofNullable(latest.put(begun.lease(), begun));
        }
        before.ifPresent(Unfinished::discard);
    }

    /** What came of it and waits for the rest; whoever still writes it, does not from here on. */
    Optional<Blob> arrived(LeaseId lease) throws IOException {
        Optional<Arriving> found = find(lease);
        return found.isPresent() ? putAside(found.get()) : Optional.empty();
    }

    /** The same, to be written on. */
    Arriving goOn(LeaseId lease, Blob expected) throws IOException {
        Optional<Arriving> found = find(lease);
        Optional<Arriving> next = found.isPresent() ? found.get().handedOver(expected) : Optional.empty();
        if (next.isEmpty()) {
            found.ifPresent(this::forget);
            throw new BeginAnew("Nothing with that digest has come of the delivery of lease " + lease + ".");
        }
        begun(next.get());
        return next.get();
    }

    /** Its stream broke. */
    void broke(Arriving broken) throws IOException {
        if (!isLatest(broken) || broken.length() == 0) {
            over(broken);
        } else if (broken.aside().isEmpty()) {
            putAside(broken);
            tooMany().forEach(this::forget);
        }
    }

    /** Reading what came takes a while. Whoever forgot it meanwhile left it to a stream that closes it no more. */
    private Optional<Blob> putAside(Arriving one) throws IOException {
        Optional<Blob> soFar = one.putAside(clock.instant());
        if (isLatest(one)) {
            return soFar;
        }
        discard(one);
        return Optional.empty();
    }

    /** Its stream is done with it, whatever came of it. */
    void over(Arriving ended) throws IOException {
        if (ended.end()) {
            synchronized (this) {
                latest.remove(ended.lease(), ended);
            }
        }
    }

    /** The attempt has ended: what still comes late is not gone on with when it breaks. */
    void forget(LeaseId lease) {
        find(lease).ifPresent(this::forget);
    }

    /** What nobody came for goes, and when the disk runs full all that only saves time. */
    void sweep() {
        Instant before = clock.instant().minus(PATIENCE);
        boolean full = room.shortage(0).isPresent();
        aside().stream()
                .filter(each -> full || each.aside().orElseThrow().isBefore(before))
                .forEach(this::forget);
    }

    private synchronized Optional<Arriving> find(LeaseId lease) {
        return Optional.ofNullable(latest.get(lease));
    }

    private synchronized boolean isLatest(Arriving one) {
        return latest.get(one.lease()) == one;
    }

    private synchronized List<Arriving> aside() {
        return latest.values().stream()
                .filter(each -> each.aside().isPresent())
                .sorted(Comparator.comparing(each -> each.aside().orElseThrow()))
                .toList();
    }

    /** The oldest of those that are more than there may be. */
    private List<Arriving> tooMany() {
        List<Arriving> all = aside();
        List<Arriving> more = new ArrayList<>();
        int left = all.size();
        long bytes = all.stream().mapToLong(Arriving::length).sum();
        for (Arriving each : all) {
            if (left > MOST || bytes > MOST_BYTES) {
                more.add(each);
                left--;
                bytes -= each.length();
            }
        }
        return more;
    }

    private void forget(Arriving one) {
        synchronized (this) {
            latest.remove(one.lease(), one);
        }
        discard(one);
    }

    private static void discard(Arriving one) {
        try {
            one.discard();
        } catch (IOException e) {
            LOG.warn("What came of the delivery of lease {} could not be removed: {}", one.lease(), e.getMessage());
        }
    }
}
