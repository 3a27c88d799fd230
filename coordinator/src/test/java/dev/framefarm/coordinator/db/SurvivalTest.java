package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.testing.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a folder, and a coordinator that dies without a word. */
class SurvivalTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedOutlivesAKilledProcess() throws Exception {
        DatabaseSettings settings = DatabaseSettings.in(folder);
        Database.open(settings).close();
        List<String> acknowledged = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(CommittingProcess.class, folder.toString())) {
            for (int i = 0; i < 200; i++) {
                acknowledged.add(child.line());
            }
            assertThatThrownBy(() -> Database.open(settings)).hasMessageContaining("in use by another coordinator");
            acknowledged.addAll(child.kill());
        }

        List<String> found = leases(settings);

        // The last commit may be done and not yet printed; nothing else may differ.
        assertThat(found).startsWith(acknowledged.toArray(String[]::new));
        assertThat(found.size() - acknowledged.size()).isBetween(0, 1);
        assertThat(leases(settings)).isEqualTo(found);
    }

    private static List<String> leases(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return database.deliveries().ofJob(new JobId("j-1")).stream()
                    .map(Delivery::lease)
                    .map(Object::toString)
                    .toList();
        }
    }
}
