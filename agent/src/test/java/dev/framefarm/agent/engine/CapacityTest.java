package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void anIdleAgentTakesOnePerSlot() {
        assertThat(new Capacity(4, 0, 0, 0).offer()).isEqualTo(new Offer(4, true));
    }

    @Test
    void aBusyOneTakesNothingUntilASlotIsNearlyFree() {
        assertThat(new Capacity(2, 2, 0, 0).offer()).isEqualTo(new Offer(0, false));
        assertThat(new Capacity(2, 2, 1, 0).offer()).isEqualTo(new Offer(1, false));
    }

    @Test
    void whatWaitsAlreadyCounts() {
        assertThat(new Capacity(2, 2, 2, 1).offer().free()).isEqualTo(1);
        assertThat(new Capacity(2, 1, 0, 1).offer().free()).isZero();
        assertThat(new Capacity(2, 2, 0, 3).offer().free()).isZero();
    }

    @Test
    void waitingForItsSourceIsNotIdle() {
        assertThat(new Capacity(2, 0, 0, 1).offer()).isEqualTo(new Offer(1, false));
        assertThat(new Capacity(2, 0, 0, 0).nothing()).isEqualTo(new Offer(0, true));
    }
}
