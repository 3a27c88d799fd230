package dev.framefarm.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
    private static final Fraction SECONDS = new Fraction(1, 1);
    private static final Fraction HALVES = new Fraction(1, 2);

    @Test
    void isKeptInLowestTermsWithAPositiveDenominator() {
        assertThat(new Fraction(6, -4)).hasToString("-3/2");
        assertThat(new Fraction(0, 7)).isEqualTo(new Fraction(0, 1));
    }

    @Test
    void hasNoZeroBelow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fraction(1, 0))
                .withMessageContaining("1/0");
    }

    @ParameterizedTest
    @CsvSource({"30000/1001, 30000, 1001", "25, 25, 1", "16:9, 16, 9", "-2/4, -1, 2"})
    void isReadAsFfmpegWritesIt(String text, long num, long den) {
        assertThat(Fraction.parse(text)).isEqualTo(new Fraction(num, den));
    }

    /** As av_rescale_q does with AV_ROUND_NEAR_INF. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "-1, -1", "-2, -1", "-3, -2", "0, 0"})
    void halvesAreRoundedAwayFromZero(long halves, long seconds) {
        assertThat(HALVES.rescale(halves, SECONDS)).isEqualTo(seconds);
    }

    @Test
    void roundsEveryTickLikeExactArithmetic() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            Fraction from = new Fraction(1 + random.nextInt(2000), 1 + random.nextInt(100_000));
            Fraction to = new Fraction(1 + random.nextInt(2000), 1 + random.nextInt(100_000));
            long ticks = random.nextLong() >> 20;
            BigDecimal exact = BigDecimal.valueOf(ticks)
                    .multiply(BigDecimal.valueOf(from.num() * to.den()))
                    .divide(BigDecimal.valueOf(from.den() * to.num()), 0, RoundingMode.HALF_UP);
            assertThat(BigDecimal.valueOf(from.rescale(ticks, to))).isEqualByComparingTo(exact);
        }
    }

    @Test
    void doesNotOverflowOnTheWay() {
        Fraction microseconds = new Fraction(1, 1_000_000);
        long day = 86_400L * 1_000_000;
        assertThat(microseconds.rescale(day, new Fraction(1001, 30_000_000))).isEqualTo(2_589_410_589L);
    }

    @Test
    void comparesExactly() {
        assertThat(new Fraction(1, 3)).isLessThan(new Fraction(334, 1000)).isGreaterThan(new Fraction(333, 1000));
    }
}
