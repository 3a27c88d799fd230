package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sides of a picture as people write them: {@code 16:9} or {@code 2.39:1}. */
final class Aspect {
    static final String EXPECTED = "the sides of a picture such as 16:9, from 1:4 to 4:1";

    private static final Pattern SIDES = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?):(\\d{1,4}(?:\\.\\d{1,3})?)");
    private static final double LONGEST = 4;

    private Aspect() {}

    static Optional<Fraction> read(Object value) {
        Matcher sides = SIDES.matcher(String.valueOf(value).strip());
        if (!sides.matches() || thousandths(sides.group(2)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Fraction(thousandths(sides.group(1)), thousandths(sides.group(2))))
                .filter(aspect -> aspect.value() >= 1 / LONGEST && aspect.value() <= LONGEST);
    }

    private static long thousandths(String side) {
        return new BigDecimal(side).movePointRight(3).longValueExact();
    }
}
