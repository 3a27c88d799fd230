package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.agent.work.VideoCodec;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final int SLOTS = 1;
    private static final int WAITING_TO_GO = 3;

    private final Leases leases = new Leases(SLOTS);

    @Test
    void aSlowWayUpSlowsEncodingDown() {
        for (int i = 0; i < WAITING_TO_GO; i++) {
            leases.add(DoubtsTest.held("l-" + i, VideoCodec.H264));
            assertThat(leases.startable()).isPresent();
            assertThat(leases.capacity(0).slots()).isEqualTo(SLOTS);
            Held next = leases.startable().get();
            next.on(AttemptEvent.SLOT_FREE);
            next.on(AttemptEvent.ENCODED);
        }
        assertThat(leases.capacity(0).offer().free()).isZero();
        leases.add(DoubtsTest.held("next", VideoCodec.H264));

        assertThat(leases.startable()).isEmpty();
        leases.remove(new LeaseId("l-0"));
        assertThat(leases.startable()).isPresent();
    }
}
