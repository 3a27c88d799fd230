package dev.framefarm.coordinator.cli;

import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.db.PostgresServer;
import dev.framefarm.coordinator.testing.CuttableLine;
import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two coordinators that cannot hear each other when they start, and later could. */
class ReunionIT {
    private static final String TOGETHER = "the longest-serving first: c1, c2";

    @TempDir
    Path folder;

    @Test
    void clustersOfOneFarmComeTogetherWhenTheyCan() throws Exception {
        DatabaseSettings database = PostgresServer.fresh(PostgresServer.port());
        Files.writeString(folder.resolve("secret"), "a secret of a cluster that lives for a test\n");
        List<Integer> ports = FreePorts.some(6);
        try (CuttableLine line = new CuttableLine(ports.get(0))) {
            line.cut();
            try (CoordinatorProcess first = start(1, ports.subList(0, 3), ports.get(0), database);
                    CoordinatorProcess second = start(2, ports.subList(3, 6), line.port(), database)) {
                await().atMost(Patience.LONG).until(() -> says(second, "the longest-serving first: c2"));

                line.mend();

                await().atMost(Patience.LONG).until(() -> says(first, TOGETHER) && says(second, TOGETHER));
            }
        }
    }

    private static boolean says(CoordinatorProcess coordinator, String words) throws IOException {
        return coordinator.said().contains(words);
    }

    /** It begins by looking for the others at its own port and one more. */
    private CoordinatorProcess start(int number, List<Integer> ports, int other, DatabaseSettings database)
            throws IOException {
        String configuration = """
                name: c%d
                grpc: {port: %d}
                database: {url: "%s", user: %s, password: %s}
                blobs: %s
                cluster:
                  secretFile: %s
                  discoveryPort: %d
                  communicationPort: %d
                  peers: ["127.0.0.1:%d", "127.0.0.1:%d"]
                """.formatted(
                        number,
                        ports.get(2),
                        database.url(),
                        database.user(),
                        database.password(),
                        folder.resolve("blobs"),
                        folder.resolve("secret"),
                        ports.get(0),
                        ports.get(1),
                        ports.get(0),
                        other);
        return CoordinatorProcess.start(folder.resolve("c" + number), configuration)
                .awaitHealth();
    }
}
