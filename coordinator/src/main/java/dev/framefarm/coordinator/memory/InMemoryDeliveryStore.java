package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accepted deliveries beside the jobs they belong to. */
public final class InMemoryDeliveryStore implements DeliveryStore {
    private static final class Accepted {
        private final Set<Long> pieces = new HashSet<>();
        private final SortedMap<Long, Delivery> deliveries = new TreeMap<>();
    }

    private final InMemoryJobStore jobs;
    private final InMemoryUploadStore uploads;
    private final Map<JobId, SortedMap<LaneId, Accepted>> lanes = new HashMap<>();
    private final Set<LeaseId> leases = new HashSet<>();
    private final Set<JobId> fallenBack = new HashSet<>();

    public InMemoryDeliveryStore(InMemoryJobStore jobs, InMemoryUploadStore uploads) {
        this.jobs = jobs;
        this.uploads = uploads;
    }

    @Override
    public Outcome commit(Delivery delivery, List<Long> pieces) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a delivery covers at least one piece: " + delivery.interval());
        }
        return jobs.unlessEnded(delivery.lane().job(), () -> add(delivery, pieces))
                .orElse(Outcome.OVERTAKEN);
    }

    @Override
    public Optional<List<Blob>> fallBack(LaneId lane, long length) {
        return jobs.whileRendering(lane.job(), () -> drop(lane, length)).orElse(Optional.empty());
    }

    private synchronized Optional<List<Blob>> drop(LaneId id, long length) {
        List<Delivery> accepted = ofLane(id);
        if (acceptedLength(id) >= length || !fallenBack.add(id.job())) {
            return Optional.empty();
        }
        accepted.forEach(each -> leases.remove(each.lease()));
        lanes.getOrDefault(id.job(), new TreeMap<>()).remove(id);
        return Optional.of(accepted.stream().map(each -> each.evidence().blob()).toList());
    }

    @Override
    public synchronized boolean hasFallenBack(JobId job) {
        return fallenBack.contains(job);
    }

    private synchronized Outcome add(Delivery delivery, List<Long> pieces) {
        if (delivery.isOfCard() && hasFallenBack(delivery.lane().job())) {
            return Outcome.OVERTAKEN;
        }
        Accepted lane = lanes.computeIfAbsent(delivery.lane().job(), job -> new TreeMap<>())
                .computeIfAbsent(delivery.lane(), id -> new Accepted());
        if (lane.deliveries.values().stream().anyMatch(earlier -> isMixed(earlier, delivery))) {
            return Outcome.MIXED;
        }
        if (leases.contains(delivery.lease()) || pieces.stream().anyMatch(lane.pieces::contains)) {
            return isSame(lane.deliveries.get(delivery.interval().from()), delivery)
                    ? Outcome.COMMITTED
                    : Outcome.OVERTAKEN;
        }
        leases.add(delivery.lease());
        lane.pieces.addAll(pieces);
        lane.deliveries.put(delivery.interval().from(), delivery);
        return Outcome.COMMITTED;
    }

    @Override
    public boolean withdraw(Delivery delivery) {
        return jobs.unlessEnded(delivery.lane().job(), () -> remove(delivery)).orElse(false);
    }

    private synchronized boolean remove(Delivery delivery) {
        Accepted lane =
                lanes.getOrDefault(delivery.lane().job(), new TreeMap<>()).get(delivery.lane());
        if (lane == null || !leases.remove(delivery.lease())) {
            return false;
        }
        lane.deliveries.remove(delivery.interval().from());
        lane.pieces.removeIf(piece -> piece >= delivery.interval().from()
                && piece < delivery.interval().to());
        return true;
    }

    private static boolean isSame(@Nullable Delivery earlier, Delivery delivery) {
        return earlier != null
                && earlier.lease().equals(delivery.lease())
                && earlier.interval().equals(delivery.interval())
                && earlier.evidence().blob().equals(delivery.evidence().blob());
    }

    private static boolean isMixed(Delivery one, Delivery other) {
        return !one.evidence().parityClass().equals(other.evidence().parityClass())
                || !one.header().equals(other.header());
    }

    @Override
    public synchronized List<Delivery> ofLane(LaneId lane) {
        Accepted accepted = lanes.getOrDefault(lane.job(), new TreeMap<>()).get(lane);
        return accepted == null ? List.of() : List.copyOf(accepted.deliveries.values());
    }

    @Override
    public synchronized List<Delivery> ofJob(JobId job) {
        return lanes.getOrDefault(job, new TreeMap<>()).values().stream()
                .flatMap(lane -> lane.deliveries.values().stream())
                .toList();
    }

    @Override
    public long acceptedLength(LaneId lane) {
        return ofLane(lane).stream()
                .mapToLong(delivery -> delivery.interval().length())
                .sum();
    }

    @Override
    public boolean isNeeded(Blob blob, KeepFor keep, Instant now) {
        return uploads.isKept(blob, keep, now)
                || jobs.isKept(blob, keep, now)
                || !holders(blob).stream().allMatch(jobs::isEnded);
    }

    /** A copy: the jobs are asked after this lock is given back, because a commit takes the two the other way round. */
    private synchronized Set<JobId> holders(Blob blob) {
        Set<JobId> holders = new HashSet<>();
        lanes.forEach((job, ofJob) -> {
            if (ofJob.values().stream()
                    .flatMap(lane -> lane.deliveries.values().stream())
                    .anyMatch(delivery -> delivery.evidence().blob().equals(blob))) {
                holders.add(job);
            }
        });
        return holders;
    }
}
