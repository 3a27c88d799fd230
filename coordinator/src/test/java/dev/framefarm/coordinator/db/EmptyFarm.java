package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.testing.Stores;
import java.util.List;

/** A database with nothing in it: emptied, because to make one anew would take longer than a test. */
final class EmptyFarm {
    private EmptyFarm() {}

    static Stores in(Database database) {
        database.jdbi()
                .useHandle(handle -> List.of("job", "upload", "api_key", "agent", "token", "audit", "coordinator")
                        .forEach(table -> handle.execute("DELETE FROM " + table)));
        return new Stores(
                database.jobs(),
                database.plans(),
                database.deliveries(),
                database.attempts(),
                database.certificates(),
                database.keys(),
                database.agents(),
                database.audit(),
                database.uploads(),
                database.custody());
    }
}
