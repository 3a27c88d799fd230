package dev.framefarm.coordinator.grid;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.engine.Roster;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.PresenceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.cache.Cache;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** The agents that are here, in Ignite, which forgets those that nobody puts again. */
public final class IgniteRoster implements Roster {
    private final Grid grid;

    public IgniteRoster(Grid grid) {
        this.grid = grid;
    }

    @Override
    public void put(Agent agent) {
        byte[] state = PresenceMapper.write(agent).toByteArray();
        grid.call(ignite -> {
            GridCaches.roster(ignite).put(agent.id().value(), state);
            return true;
        });
    }

    @Override
    public void remove(AgentId id) {
        grid.call(ignite -> GridCaches.roster(ignite).remove(id.value()));
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return grid.call(ignite -> Optional.ofNullable(GridCaches.roster(ignite).get(id.value())))
                .map(IgniteRoster::read);
    }

    @Override
    public List<Agent> present() {
        return grid.call(ignite -> {
            List<Agent> present = new ArrayList<>();
            // Every coordinator has a full copy, so this never leaves the machine.
            ScanQuery<String, byte[]> all = new ScanQuery<String, byte[]>().setLocal(true);
            try (QueryCursor<Cache.Entry<String, byte[]>> entries =
                    GridCaches.roster(ignite).query(all)) {
                entries.forEach(entry -> present.add(read(entry.getValue())));
            }
            present.sort(Comparator.comparing(Agent::id));
            return List.copyOf(present);
        });
    }

    private static Agent read(byte[] state) {
        try {
            return PresenceMapper.read(PresenceState.parseFrom(state));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an agent's presence", e);
        }
    }
}
