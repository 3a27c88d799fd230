package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that is taken is named, with what to change, before anything is written. */
class FreePortsTest {
    @TempDir
    private Path folder;

    @Test
    void thePortOfAgents() throws IOException {
        try (ServerSocket taken = taken()) {
            assertThat(refusal(taken.getLocalPort(), 0)).contains("Port " + taken.getLocalPort(), "grpc.port");
        }
    }

    @Test
    void thePortOfTheDashboard() throws IOException {
        try (ServerSocket taken = taken()) {
            assertThat(refusal(0, taken.getLocalPort()))
                    .contains("Port " + taken.getLocalPort(), "--port", "server.applicationConnectors");
        }
    }

    @Test
    void twoOfOursThatAreTheSame() throws IOException {
        int port;
        try (ServerSocket free = taken()) {
            port = free.getLocalPort();
        }
        assertThat(refusal(port, port)).contains("Port " + port, "server.applicationConnectors");
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private String refusal(int grpc, int http) throws IOException {
        Path data = folder.resolve("data");
        Path file = Files.writeString(folder.resolve("coordinator.yml"), """
                data: %s
                grpc: {port: %d}
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(data, grpc, http));
        FarmStartException refused =
                catchThrowableOfType(FarmStartException.class, () -> RunningCoordinator.start(file));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(data).doesNotExist();
        return String.valueOf(refused.getMessage());
    }
}
