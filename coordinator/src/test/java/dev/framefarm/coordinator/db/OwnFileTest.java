package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that many small commits take. */
class OwnFileTest {
    private static final int COMMITS = 600;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void spaceIsUsedAgainAndNothingIsLost() throws IOException {
        long untidy = grow(folder.resolve("untidy"), Long.MAX_VALUE);
        long tidy = grow(folder.resolve("tidy"), MEBIBYTE);

        assertThat(untidy).isGreaterThan(3 * MEBIBYTE);
        assertThat(tidy).isLessThan(2 * MEBIBYTE);
    }

    /** How large the file is while the database is open: H2 tidies what it closes. */
    private static long grow(Path folder, long small) throws IOException {
        DatabaseSettings settings = OwnFiles.forgetful(folder);
        Job job = job("j-1");
        List<Delivery> committed = new ArrayList<>();
        long size;
        try (Database database = Database.open(settings)) {
            database.jobs().insert(job);
            for (int i = 0; i < COMMITS; i++) {
                Delivery delivery = delivery(lane(job, 0), "l-" + i, 10L * i, 10L * i + 10);
                database.deliveries().commit(delivery, pieces(delivery));
                committed.add(delivery);
                if (i % 20 == 0) {
                    database.tidy(small);
                }
            }
            size = Files.size(folder.resolve("framefarm.mv.db"));
        }
        try (Database again = Database.open(settings)) {
            assertThat(again.deliveries().ofJob(job.id())).containsExactlyInAnyOrderElementsOf(committed);
        }
        return size;
    }
}
