package dev.framefarm.coordinator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true after every event, whatever happened. */
final class Invariants {
    private Invariants() {}

    static void check(SimulatedFarm farm, JobId job, Map<LaneId, List<Delivery>> seen) {
        LaneId lane = new LaneId(job, 0);
        List<Delivery> accepted = farm.deliveries.ofLane(lane);
        acceptedNeverOverlap(accepted);
        acceptedNeverChange(accepted, seen.getOrDefault(lane, List.of()));
        seen.put(lane, accepted);
        farm.agents.values().forEach(agent -> assertThat(agent.holds()).isLessThanOrEqualTo(SimulatedAgent.ROOM));
        farm.ledger(lane).ifPresent(ledger -> {
            ledgerKnowsOnlyWhatIsDurable(ledger, accepted);
            atMostTwoLeasesOnAPlace(ledger);
            nothingLeasedIsAccepted(ledger);
        });
    }

    static boolean covered(SimulatedFarm farm, JobId job, Plan plan) {
        return farm.deliveries.ofLane(new LaneId(job, 0)).stream()
                        .mapToLong(each -> each.interval().length())
                        .sum()
                == plan.video().length();
    }

    /** Once a job has ended: no ledger, no lease, no delivery. */
    static void nothingIsLeft(SimulatedFarm farm, LaneId lane) {
        assertThat(farm.jobs.find(lane.job()).orElseThrow().state().isFinal()).isTrue();
        assertThat(farm.ledger(lane)).as("the ended job's ledger").isEmpty();
        farm.agents.values().stream()
                .filter(SimulatedAgent::isAwake)
                .forEach(agent ->
                        assertThat(agent.holds()).as("leases of an ended job").isZero());
        for (Delivery delivery : farm.deliveries.ofLane(lane)) {
            assertThat(farm.blobs.has(delivery.evidence().blob()))
                    .as("an ended job's delivery")
                    .isFalse();
        }
    }

    private static void acceptedNeverOverlap(List<Delivery> accepted) {
        for (int i = 1; i < accepted.size(); i++) {
            assertThat(accepted.get(i).interval().from())
                    .isGreaterThanOrEqualTo(accepted.get(i - 1).interval().to());
        }
    }

    private static void acceptedNeverChange(List<Delivery> now, List<Delivery> before) {
        if (before.size() != now.size()) {
            assertThat(now).containsAll(before);
        }
    }

    private static void ledgerKnowsOnlyWhatIsDurable(Ledger ledger, List<Delivery> accepted) {
        long durable =
                accepted.stream().mapToLong(each -> each.interval().length()).sum();
        assertThat(ledger.acceptedLength()).isEqualTo(durable);
    }

    private static void atMostTwoLeasesOnAPlace(Ledger ledger) {
        Set<Integer> attempts = new HashSet<>();
        for (Lease lease : ledger.leases()) {
            assertThat(attempts.add(lease.attempt()))
                    .as("attempt numbers are unique")
                    .isTrue();
            List<Lease> here = ledger.leasesOver(lease.interval());
            assertThat(here).hasSizeLessThanOrEqualTo(2);
            assertThat(here.stream().map(Lease::agent).distinct().count()).isEqualTo(here.size());
        }
    }

    private static void nothingLeasedIsAccepted(Ledger ledger) {
        for (Lease lease : ledger.leases()) {
            Interval interval = lease.interval();
            assertThat(ledger.isAccepted(interval)).isFalse();
        }
    }
}
