package dev.framefarm.coordinator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Roster;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every roster must do. Starts empty for each test. */
public abstract class RosterContract {
    protected abstract Roster roster();

    /** Lets half of the term pass in which an entry stays without being refreshed. */
    protected abstract void letHalfATermPass();

    @Test
    void findsWhoWasPut() {
        Agent agent = agent("a", 1);
        roster().put(agent);

        assertThat(roster().find(agent.id())).contains(agent);
        assertThat(roster().find(new AgentId("nobody"))).isEmpty();
    }

    @Test
    void listsByIdWhatWasPutLast() {
        roster().put(agent("b", 1));
        roster().put(agent("c", 1));
        roster().put(agent("a", 1));
        roster().put(agent("b", 2));

        assertThat(roster().present()).isEqualTo(List.of(agent("a", 1), agent("b", 2), agent("c", 1)));
    }

    @Test
    void removesAtOnce() {
        roster().put(agent("a", 1));
        roster().remove(new AgentId("a"));
        roster().remove(new AgentId("a"));

        assertThat(roster().present()).isEmpty();
    }

    @Test
    void forgetsOnlyWhoIsNotRefreshed() {
        roster().put(agent("silent", 1));
        roster().put(agent("steady", 1));
        letHalfATermPass();
        assertThat(roster().find(new AgentId("silent"))).isPresent();
        roster().put(agent("steady", 2));
        letHalfATermPass();
        roster().put(agent("steady", 3));
        letHalfATermPass();

        assertThat(roster().present()).containsExactly(agent("steady", 3));
        assertThat(roster().find(new AgentId("silent"))).isEmpty();
    }

    private static Agent agent(String id, int busy) {
        Agent.Machine machine = new Agent.Machine(
                "host-" + id,
                2,
                8,
                16L << 30,
                List.of("RTX"),
                "8.0.1",
                "0.1.0",
                Set.of("VideoWork.treatment"),
                Map.of("av1_nvenc", "the card's encoder does not know this format"),
                Optional.of("the blob store answered 403"),
                Optional.of("no connection in time"));
        return new Agent(
                new AgentId(id),
                "agent " + id,
                "coordinator-1",
                machine,
                List.of(new Agent.Encoder("libx264", "x264-8.0-x86", 1.5e7)),
                0.75,
                1L << 40,
                busy,
                false,
                LedgerSamples.NOON,
                LedgerSamples.NOON.plusMillis(1_234));
    }
}
