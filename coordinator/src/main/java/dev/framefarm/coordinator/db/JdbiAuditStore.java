package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.AuditStore;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The audit log. It is numbered by the database, so its order does not hang on anybody's clock. */
public final class JdbiAuditStore implements AuditStore {
    private final Jdbi jdbi;

    JdbiAuditStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void record(Entry entry) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO audit (at, who, action, subject) VALUES (:at, :who, :action, :subject)")
                .bindMethods(entry)
                .execute());
    }

    @Override
    public List<Entry> latest(int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT at, who, action, subject FROM audit ORDER BY number DESC LIMIT ?", limit)
                .map(ConstructorMapper.of(Entry.class))
                .list());
    }
}
