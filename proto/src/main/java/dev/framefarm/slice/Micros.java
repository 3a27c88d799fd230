package dev.framefarm.slice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Microseconds: how FFmpeg counts the time of a whole container. */
public final class Micros {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Micros() {}

    /** Reads {@code 1.458667}; what is no number is zero. */
    public static long parse(String seconds) {
        try {
            return new BigDecimal(seconds)
                    .movePointRight(6)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return 0;
        }
    }

    /** Rounded up: a seek that lands a hair before a keyframe would find the one before it. */
    public static long ceil(long ticks, Slice.Tick tick) {
        BigInteger[] parts = BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(tick.num()))
                .multiply(MILLION)
                .divideAndRemainder(BigInteger.valueOf(tick.den()));
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    /** As FFmpeg's options take it: {@code -0.040000}. */
    public static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
