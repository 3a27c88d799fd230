package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    /** A thousand bytes in a second. */
    private final TokenBucket bucket = new TokenBucket(8000, 0);

    @Test
    void aQuarterOfASecondIsSavedUpAndNoMore() {
        assertThat(bucket.take(250, 0)).isZero();
        assertThat(bucket.take(100, 0)).isEqualTo(SECOND / 10);
        assertThat(bucket.take(250, 100 * SECOND)).isZero();
        assertThat(bucket.take(1, 100 * SECOND)).isEqualTo(SECOND / 1000);
    }

    @Test
    void whoeverComesLaterWaitsBehind() {
        bucket.take(250, 0);

        assertThat(bucket.take(1000, 0)).isEqualTo(SECOND);
        assertThat(bucket.take(500, SECOND / 2)).isEqualTo(SECOND);
    }

    @Test
    void keepsTheRateOverTime() {
        long now = 0;
        for (int i = 0; i < 1000; i++) {
            now += bucket.take(131, now);
        }

        assertThat(now / 1e9).isBetween(130.7, 131.0);
    }

    @Test
    void ratesAreBitsWithAUnit() {
        assertThat(Bandwidth.rate("800K")).isEqualTo(800_000);
        assertThat(Bandwidth.rate("20M")).isEqualTo(20_000_000);
        assertThat(Bandwidth.rate("1G")).isEqualTo(1_000_000_000);
        assertThat(Bandwidth.rate("250000")).isEqualTo(250_000);
        for (String bad : new String[] {"", "fast", "20 M", "-1M", "99K", "1.5M", "20m"}) {
            assertThatThrownBy(() -> Bandwidth.rate(bad)).hasMessageContaining("100K at least");
        }
    }
}
