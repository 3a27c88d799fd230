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
    void usesATokenOnceAndOnlyInTime() {
        agents.insertToken("fresh", NOON.plusSeconds(1));
        agents.insertToken("stale", NOON);

        assertThat(agents.consumeToken("fresh", NOON)).isTrue();
        assertThat(agents.consumeToken("fresh", NOON)).isFalse();
        assertThat(agents.consumeToken("stale", NOON)).isFalse();
        assertThat(agents.consumeToken("unknown", NOON)).isFalse();
    }

    @Test
    void oneOfTwoConsumersGetsTheToken() throws Exception {
        for (int round = 0; round < 50; round++) {
            String token = "token-" + round;
            agents.insertToken(token, NOON.plusSeconds(1));

            assertThat(Race.run(
                            List.of(() -> agents.consumeToken(token, NOON), () -> agents.consumeToken(token, NOON))))
                    .containsExactlyInAnyOrder(true, false);
        }
    }
}
