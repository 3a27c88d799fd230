package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
    private static final int TIMES = 20;

    @TempDir
    Path folder;

    /** Joining and probing are stopped by interrupts, whatever the thread is about at that moment. */
    @Test
    void anInterruptedThreadDoesNotCloseTheDatabaseForAll() {
        try (Database database = Database.open(DatabaseSettings.in(folder))) {
            for (int i = 0; i < TIMES; i++) {
                Thread.currentThread().interrupt();
                try {
                    database.jobs().insert(job("j-" + i));
                } finally {
                    assertThat(Thread.interrupted()).isTrue();
                }
            }
            assertThat(database.jobs().queued(100)).hasSize(TIMES);
        }
    }
}
