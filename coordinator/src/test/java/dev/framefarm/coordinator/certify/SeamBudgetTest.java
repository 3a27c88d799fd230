package dev.framefarm.coordinator.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Evidence;
import org.junit.jupiter.api.Test;

class SeamBudgetTest {
    private final SeamBudget budget = new SeamBudget();

    @Test
    void aShortFilmIsNotLookedAt() {
        assertThat(budget.affords()).isFalse();
        encoded(1_000, 100);
        assertThat(budget.affords()).isFalse();
    }

    @Test
    void aLongFilmIsLookedAtOnceItHasPaidForIt() {
        encoded(2_500, 250);
        assertThat(budget.affords()).isTrue();
    }

    @Test
    void whatIsSpentStaysASmallShareOfTheEncoding() {
        double spent = 0;
        for (int segment = 1; segment <= 100; segment++) {
            encoded(1_000, 50);
            if (budget.affords()) {
                budget.spent(2.5);
                spent += 2.5;
            }
            assertThat(spent).isLessThanOrEqualTo(0.02 * 50 * segment + 2.5);
        }
        assertThat(spent).isGreaterThan(90);
    }

    private void encoded(long frames, double cpuSeconds) {
        budget.encoded(new Evidence(new Blob("0".repeat(64), 1), frames, 0, frames - 1, "x", 0, 0, 1, cpuSeconds));
    }
}
