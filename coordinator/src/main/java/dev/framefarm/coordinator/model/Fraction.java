package dev.framefarm.coordinator.model;

import java.math.BigInteger;

/** An exact fraction in lowest terms with a positive denominator: time bases, rates, aspects. */
public record Fraction(long num, long den) implements Comparable<Fraction> {
    public Fraction {
        if (den == 0) {
            throw new IllegalArgumentException("a fraction's denominator is not zero: " + num + "/0");
        }
        long divisor = BigInteger.valueOf(num).gcd(BigInteger.valueOf(den)).longValueExact();
        long sign = den < 0 ? -1 : 1;
        num = sign * num / divisor;
        den = sign * den / divisor;
    }

    /** Reads {@code 30000/1001}, {@code 25} or FFmpeg's aspect form {@code 16:9}. */
    public static Fraction parse(String text) {
        String[] parts = text.trim().split("[/:]", 2);
        return new Fraction(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    public boolean isPositive() {
        return num > 0;
    }

    public Fraction inverse() {
        return new Fraction(den, num);
    }

    public Fraction times(Fraction other) {
        return new Fraction(Math.multiplyExact(num, other.num), Math.multiplyExact(den, other.den));
    }

    public double value() {
        return (double) num / den;
    }

    /** Converts a count of ticks of this time base into ticks of another, rounding halves away from zero as FFmpeg does. */
    public long rescale(long ticks, Fraction to) {
        BigInteger top =
                BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(num)).multiply(BigInteger.valueOf(to.den));
        BigInteger bottom = BigInteger.valueOf(den).multiply(BigInteger.valueOf(to.num));
        BigInteger rounded =
                top.abs().shiftLeft(1).add(bottom.abs()).divide(bottom.abs().shiftLeft(1));
        boolean negative = top.signum() * bottom.signum() < 0;
        return (negative ? rounded.negate() : rounded).longValueExact();
    }

    @Override
    public int compareTo(Fraction other) {
        return BigInteger.valueOf(num)
                .multiply(BigInteger.valueOf(other.den))
                .compareTo(BigInteger.valueOf(other.num).multiply(BigInteger.valueOf(den)));
    }

    @Override
    public String toString() {
        return num + "/" + den;
    }
}
