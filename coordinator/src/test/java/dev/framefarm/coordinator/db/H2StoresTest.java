package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.testing.Stores;
import dev.framefarm.coordinator.testing.StoresContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2StoresTest extends StoresContract {
    private static Database database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = Database.open(DatabaseSettings.in(folder));
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
