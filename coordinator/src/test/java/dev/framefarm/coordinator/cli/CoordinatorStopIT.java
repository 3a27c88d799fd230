package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service manager sends SIGTERM and expects an orderly end. */
class CoordinatorStopIT {
    @TempDir
    Path folder;

    @Test
    void aCoordinatorThatIsToldToStopEndsInOrder() throws Exception {
        int port = freePort();
        Path said = folder.resolve("said.txt");
        Process coordinator = start(configuration(port), said);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> isHealthy(port));

            coordinator.destroy();

            assertThat(coordinator.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(coordinator.exitValue()).as(Files.readString(said)).isZero();
            assertThat(Files.readString(said)).doesNotContain("ERROR", "Exception");
        } finally {
            coordinator.destroyForcibly();
        }
    }

    private Path configuration(int port) throws IOException {
        return Files.writeString(folder.resolve("coordinator.yml"), """
                data: %s
                shared: %s
                ffmpeg: embedded
                grpc: {port: 0}
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        folder.resolve("data"), Path.of("target", "test-data").toAbsolutePath(), port));
    }

    /** As this JVM was started, which knows what Ignite wants opened. */
    private static Process start(Path configuration, Path said) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "coordinator", configuration.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private static boolean isHealthy(int port) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + port + "/health");
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
