package dev.framefarm.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttemptTableTest {
    @Test
    void everyRowIsTakenAndNothingElseHappens() {
        for (AttemptState from : AttemptState.values()) {
            for (AttemptEvent on : AttemptEvent.values()) {
                var row = AttemptTable.ROWS.stream()
                        .filter(each -> each.from() == from && each.on() == on)
                        .toList();
                if (row.isEmpty()) {
                    assertThatThrownBy(() -> AttemptTable.next(from, on))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from.name())
                            .hasMessageContaining(on.name());
                } else {
                    assertThat(row).hasSize(1);
                    assertThat(AttemptTable.next(from, on)).isEqualTo(row.get(0).to());
                }
            }
        }
    }

    @Test
    void noRowLeavesTheEnd() {
        assertThat(AttemptTable.ROWS).noneMatch(row -> row.from() == AttemptState.ENDED);
    }

    @Test
    void everyStateCanBeReached() {
        Set<AttemptState> reached = new HashSet<>(Set.of(AttemptState.WAITING));
        AttemptTable.ROWS.forEach(row -> reached.add(row.to()));
        assertThat(reached).containsExactlyInAnyOrder(AttemptState.values());
    }
}
