package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.chaos.Fault.Victim;
import dev.framefarm.coordinator.chaos.Storm.Stroke;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StormTest {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    @Test
    void theSameSeedIsTheSameStorm() {
        assertThat(storm(7)).isEqualTo(storm(7)).isNotEqualTo(storm(8));
    }

    @Test
    void aLongStormHasAllKindsAndMoreThanAHundred() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(storm(seed)).as("seed %d", seed).hasSizeGreaterThan(150);
        }
        Set<Kind> seen = storm(7).stream().map(each -> each.fault().kind()).collect(Collectors.toSet());
        assertThat(seen).isEqualTo(ALL);
    }

    @Test
    void everyStrokeFallsWithinTheTimeAndUponSomebody() {
        for (Stroke stroke : storm(1)) {
            Fault fault = stroke.fault();
            assertThat(stroke.at()).isLessThan(LONG);
            assertThat(fault.target()).isLessThan(fault.kind().victim == Victim.AGENT ? 5 : 3);
            assertThat(fault.lasts().toMillis()).isBetween((long) fault.kind().shortest, (long) fault.kind().longest);
        }
    }

    @Test
    void whatCannotHappenHereDoesNot() {
        Set<Kind> few = EnumSet.of(Kind.CUT_LINK, Kind.KILL_AGENT);
        assertThat(Storm.of(1, LONG, few, 3, 5))
                .allMatch(each -> few.contains(each.fault().kind()));
    }

    private static List<Stroke> storm(long seed) {
        return Storm.of(seed, LONG, ALL, 3, 5);
    }
}
