package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.testing.Stores;
import dev.framefarm.coordinator.testing.StoresContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoresTest extends StoresContract {
    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(PostgresServer.fresh(PostgresServer.port()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected Stores stores() {
        return EmptyFarm.in(database);
    }
}
