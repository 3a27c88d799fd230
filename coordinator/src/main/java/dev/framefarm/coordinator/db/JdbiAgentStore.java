package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.AgentStore;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Enrolled agents and enrolment tokens. */
public final class JdbiAgentStore implements AgentStore {
    private static final String INSERT = """
            INSERT INTO agent (id, name, enrolled, revoked, draining)
            VALUES (:id, :name, :enrolled, :revoked, :draining)""";

    /** One statement: the row's lock lets one of many callers through. */
    private static final String USE =
            "UPDATE token SET used = TRUE, request = ?, agent = ? WHERE hash = ? AND used = FALSE AND expires > ?";

    private static final String USED = "SELECT agent FROM token WHERE hash = ? AND request = ? AND expires > ?";

    private final Jdbi jdbi;

    JdbiAgentStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(EnrolledAgent agent) {
        jdbi.useHandle(handle -> insert(handle, agent));
    }

    @Override
    public Optional<EnrolledAgent> find(AgentId id) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM agent WHERE id = ?", id)
                .map(ConstructorMapper.of(EnrolledAgent.class))
                .findOne());
    }

    @Override
    public List<EnrolledAgent> list() {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM agent ORDER BY id")
                .map(ConstructorMapper.of(EnrolledAgent.class))
                .list());
    }

    @Override
    public boolean setDraining(AgentId id, boolean draining) {
        return changed("UPDATE agent SET draining = ? WHERE id = ?", draining, id);
    }

    @Override
    public boolean revoke(AgentId id) {
        return changed("UPDATE agent SET revoked = TRUE WHERE id = ?", id);
    }

    @Override
    public void insertToken(String tokenHash, Instant expires) {
        changed("INSERT INTO token (hash, expires, used) VALUES (?, ?, FALSE)", tokenHash, expires);
    }

    @Override
    public Optional<AgentId> redeem(String tokenHash, String requestHash, EnrolledAgent agent, Instant now) {
        return jdbi.inTransaction(handle -> {
            if (handle.execute(USE, requestHash, agent.id(), tokenHash, now) == 1) {
                insert(handle, agent);
                return Optional.of(agent.id());
            }
            return handle.select(USED, tokenHash, requestHash, now)
                    .mapTo(AgentId.class)
                    .findOne();
        });
    }

    private static void insert(Handle handle, EnrolledAgent agent) {
        handle.createUpdate(INSERT).bindMethods(agent).execute();
    }

    private boolean changed(String sql, Object... arguments) {
        return jdbi.withHandle(handle -> handle.execute(sql, arguments)) == 1;
    }
}
