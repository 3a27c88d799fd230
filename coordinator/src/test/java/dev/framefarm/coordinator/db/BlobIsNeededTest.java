package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobIsNeededTest {
    @Test
    void isAskedOfItsOwnOutputsAndUploadsAlone(@TempDir Path folder) {
        try (Database database = Database.open(DatabaseSettings.in(folder.resolve("farm")))) {
            for (String query : List.of(BlobNeeds.OUTPUTS, BlobNeeds.UPLOADS)) {
                String plan = database.jdbi()
                        .withHandle(handle -> handle.createQuery("EXPLAIN " + query)
                                .bind("sha256", "0".repeat(64))
                                .mapTo(String.class)
                                .one());

                assertThat(plan).contains("_BLOB").doesNotContain("tableScan");
            }
        }
    }

    @Test
    void isAskedOfUnfinishedJobsAlone(@TempDir Path folder) {
        try (Database database = Database.open(DatabaseSettings.in(folder.resolve("farm")))) {
            String plan = database.jdbi()
                    .withHandle(handle -> handle.createQuery("EXPLAIN " + BlobNeeds.USED)
                            .bindList("unfinished", JdbiDeliveryStore.UNFINISHED)
                            .bind("sha256", "0".repeat(64))
                            .bind("source", "%0%")
                            .mapTo(String.class)
                            .one());

            assertThat(plan).contains("JOB_STATE").doesNotContain("tableScan");
        }
    }
}
