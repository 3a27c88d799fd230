package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReunionTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<String> ALL = Set.of("c1", "c2", "c3");

    private final Reunion reunion = new Reunion();

    @Test
    void theLargerPartStays() {
        assertThat(isDueAtLast(ALL, List.of("c2", "c3"))).isFalse();
        assertThat(isDueAtLast(ALL, List.of("c1"))).isTrue();
        assertThat(isDueAtLast(ALL, List.of("c1", "c2", "c3"))).isFalse();
    }

    @Test
    void ofTwoHalvesTheOneWithTheFirstStays() {
        assertThat(isDueAtLast(Set.of("c1", "c2"), List.of("c1"))).isFalse();
        assertThat(isDueAtLast(Set.of("c1", "c2"), List.of("c2"))).isTrue();
    }

    @Test
    void nobodyGoesWhereNobodyWasHeardOf() {
        assertThat(isDueAtLast(Set.of(), List.of("c2"))).isFalse();
    }

    private static boolean isDueAtLast(Set<String> alive, List<String> together) {
        Reunion reunion = new Reunion();
        return reunion.isDue(alive, together, NOON) || reunion.isDue(alive, together, NOON.plusSeconds(3600));
    }

    @Test
    void itTakesAWhile() {
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON)).isFalse();
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(29))).isFalse();
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(30))).isTrue();
    }

    @Test
    void whoeverWasSeenMeanwhileIsNotApart() {
        reunion.isDue(ALL, List.of("c2"), NOON);
        reunion.isDue(ALL, List.of("c1", "c2"), NOON.plusSeconds(20));

        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(40))).isFalse();
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(70))).isTrue();
    }

    @Test
    void whoeverCannotBeReachedIsLookedForAgain() {
        reunion.isDue(ALL, List.of("c2"), NOON);
        reunion.waitMore(NOON.plusSeconds(30));

        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(59))).isFalse();
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void whoeverComesBackAloneWaitsLonger() {
        reunion.isDue(ALL, List.of("c2"), NOON);
        reunion.gone(NOON.plusSeconds(30));

        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(89))).isFalse();
        assertThat(reunion.isDue(ALL, List.of("c2"), NOON.plusSeconds(90))).isTrue();
    }

    @Test
    void nobodyWaitsForEver() {
        Instant now = NOON;
        reunion.isDue(ALL, List.of("c2"), now);
        for (int more = 0; more < 50; more++) {
            reunion.gone(now);
        }

        assertThat(reunion.isDue(ALL, List.of("c2"), now.plusSeconds(16 * 60))).isTrue();
    }
}
