package dev.framefarm.coordinator.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrefixTest {
    private final Prefix prefix = new Prefix(150);

    @Test
    void waitsForTheBeginning() {
        prefix.add(delivery(50, 100));
        assertThat(prefix.next()).isEmpty();
        prefix.add(delivery(0, 50));
        assertThat(prefix.next()).hasValue(delivery(0, 50));
        assertThat(prefix.next()).hasValue(delivery(50, 100));
        assertThat(prefix.next()).isEmpty();
        assertThat(prefix.isComplete()).isFalse();
    }

    @Test
    void handsOutEverythingOnce() {
        prefix.add(delivery(0, 150));
        prefix.add(delivery(0, 150));
        assertThat(prefix.next()).isPresent();
        prefix.add(delivery(0, 150));
        assertThat(prefix.next()).isEmpty();
        assertThat(prefix.isComplete()).isTrue();
    }

    @Test
    void knowsWhenNothingIsMissing() {
        prefix.add(delivery(50, 150));
        prefix.add(delivery(50, 150));
        assertThat(prefix.isWhole()).isFalse();
        prefix.add(delivery(0, 50));
        assertThat(prefix.isWhole()).isTrue();
        assertThat(prefix.next()).isPresent();
        prefix.add(delivery(0, 50));
        assertThat(prefix.isWhole()).isTrue();
        assertThat(prefix.isComplete()).isFalse();
    }

    private static Delivery delivery(long from, long to) {
        Evidence evidence = new Evidence(new Blob("0".repeat(64), 1), to - from, from, to - 1, "x", 0, 1, 1);
        return new Delivery(
                new LaneId(new JobId("j-1"), 0),
                new Interval(from, to),
                new LeaseId("l-" + from),
                1,
                new AgentId("a"),
                evidence,
                "h",
                Instant.EPOCH);
    }
}
