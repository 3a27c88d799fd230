package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobIsNeededTest {
    @Test
    void isAskedOfUnfinishedJobsAlone(@TempDir Path folder) {
        try (Database database = Database.open(DatabaseSettings.in(folder.resolve("farm")))) {
            String plan = database.jdbi()
                    .withHandle(handle -> handle.createQuery("EXPLAIN " + JdbiDeliveryStore.NEEDED)
                            .bindList("unfinished", JdbiDeliveryStore.UNFINISHED)
                            .bind("sha256", "0".repeat(64))
                            .bind("outputs", Instant.EPOCH)
                            .bind("uploads", Instant.EPOCH)
                            .bind("source", "%0%")
                            .bind("job", "j-1")
                            .mapTo(String.class)
                            .one());

            assertThat(plan).contains("JOB_STATE").doesNotContain("tableScan");
        }
    }
}
