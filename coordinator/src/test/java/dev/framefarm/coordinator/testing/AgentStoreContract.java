package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.AgentStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AgentStore} does. */
public abstract class AgentStoreContract {
    private static final EnrolledAgent ONE = new EnrolledAgent(new AgentId("a-1"), "größe", NOON, false, false);
    private static final EnrolledAgent TWO = new EnrolledAgent(new AgentId("a-2"), "vps", NOON, false, false);

    private AgentStore agents;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        agents = stores().agents();
    }

    @Test
    void findsAndListsAgentsById() {
        agents.insert(TWO);
        agents.insert(ONE);

        assertThat(agents.find(ONE.id())).contains(ONE);
        assertThat(agents.find(new AgentId("a-3"))).isEmpty();
        assertThat(agents.list()).containsExactly(ONE, TWO);
        assertThatThrownBy(() -> agents.insert(ONE)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void drainsAndRevokes() {
        agents.insert(ONE);

        assertThat(agents.setDraining(ONE.id(), true)).isTrue();
        assertThat(agents.find(ONE.id()).orElseThrow().draining()).isTrue();
        assertThat(agents.setDraining(ONE.id(), false)).isTrue();
        assertThat(agents.revoke(ONE.id())).isTrue();

        assertThat(agents.find(ONE.id())).contains(new EnrolledAgent(ONE.id(), ONE.name(), NOON, true, false));
        assertThat(agents.setDraining(TWO.id(), true)).isFalse();
        assertThat(agents.revoke(TWO.id())).isFalse();
    }

    @Test
    void aTokenMakesOneAgentAndOnlyInTime() {
        agents.insertToken("fresh", NOON.plusSeconds(1));
        agents.insertToken("stale", NOON);

        assertThat(agents.redeem("fresh", "request", ONE, NOON)).contains(ONE.id());
        assertThat(agents.redeem("fresh", "another request", TWO, NOON)).isEmpty();
        assertThat(agents.redeem("stale", "request", TWO, NOON)).isEmpty();
        assertThat(agents.redeem("unknown", "request", TWO, NOON)).isEmpty();
        assertThat(agents.list()).containsExactly(ONE);
    }

    @Test
    void theSameRequestIsToldTheSameAgentAsLongAsTheTokenLives() {
        agents.insertToken("fresh", NOON.plusSeconds(2));

        assertThat(agents.redeem("fresh", "request", ONE, NOON)).contains(ONE.id());
        assertThat(agents.redeem("fresh", "request", TWO, NOON.plusSeconds(1))).contains(ONE.id());
        assertThat(agents.redeem("fresh", "request", TWO, NOON.plusSeconds(2))).isEmpty();
        assertThat(agents.list()).containsExactly(ONE);
    }

    @Test
    void aTokenWhoseAgentCannotBeKeptStaysUnused() {
        agents.insert(ONE);
        agents.insertToken("fresh", NOON.plusSeconds(1));

        assertThatThrownBy(() -> agents.redeem("fresh", "request", ONE, NOON)).isInstanceOf(RuntimeException.class);
        assertThat(agents.redeem("fresh", "request", TWO, NOON)).contains(TWO.id());
    }

    @Test
    void oneOfTwoConsumersGetsTheToken() throws Exception {
        for (int round = 0; round < 50; round++) {
            String token = "token-" + round;
            agents.insertToken(token, NOON.plusSeconds(1));

            EnrolledAgent one = agent("one-" + round);
            EnrolledAgent two = agent("two-" + round);
            assertThat(Race.run(List.of(
                            () -> agents.redeem(token, "one", one, NOON).isPresent(),
                            () -> agents.redeem(token, "two", two, NOON).isPresent())))
                    .containsExactlyInAnyOrder(true, false);
            assertThat(agents.list()).hasSize(round + 1);
        }
    }

    private static EnrolledAgent agent(String id) {
        return new EnrolledAgent(new AgentId("a-" + id), id, NOON, false, false);
    }
}
