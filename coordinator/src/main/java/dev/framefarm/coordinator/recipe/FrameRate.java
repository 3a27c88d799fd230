package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Fraction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a frame rate as people write it. */
final class FrameRate {
    static final String EXPECTED = "frames per second up to 240, such as 25, 30000/1001 or 29.97";

    private static final long FASTEST = 240;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,7})/(\\d{1,7})");

    /** The rounded names of the television rates; taken literally they would drift by a frame in minutes. */
    private static final Map<String, Fraction> TELEVISION = Map.of(
            "23.976", new Fraction(24000, 1001),
            "23.98", new Fraction(24000, 1001),
            "29.97", new Fraction(30000, 1001),
            "47.952", new Fraction(48000, 1001),
            "59.94", new Fraction(60000, 1001),
            "119.88", new Fraction(120000, 1001));

    private FrameRate() {}

    static Optional<Fraction> read(Object value) {
        if (!(value instanceof Number || value instanceof String)) {
            return Optional.empty();
        }
        return parse(String.valueOf(value).strip()).filter(rate -> rate.isPositive() && rate.value() <= FASTEST);
    }

    private static Optional<Fraction> parse(String text) {
        if (TELEVISION.containsKey(text)) {
            return Optional.ofNullable(TELEVISION.get(text));
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            long bottom = Long.parseLong(fraction.group(2));
            return bottom == 0
                    ? Optional.empty()
                    : Optional.of(new Fraction(Long.parseLong(fraction.group(1)), bottom));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(exact(new BigDecimal(text))) : Optional.empty();
    }

    private static Fraction exact(BigDecimal decimal) {
        return new Fraction(decimal.movePointRight(3).longValueExact(), 1000);
    }
}
