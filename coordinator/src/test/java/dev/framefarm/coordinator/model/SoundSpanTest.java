package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundSpanTest {
    private static final double PACKET = 1024 / 48_000.0;

    @Test
    void holdsTheDelayAndTheFlushOfAnEncoder() {
        assertThat(new SoundSpan(0, PACKET, PACKET).mostPackets()).isGreaterThanOrEqualTo(1 + 3);
    }

    /** Thirty clips of a second, put one after the other without being encoded again: each has a packet more than fits. */
    @Test
    void holdsPartsThatOverlap() {
        assertThat(new SoundSpan(0, 30.021_333, PACKET).mostPackets()).isGreaterThan(30 * 48 + 1);
    }
}
