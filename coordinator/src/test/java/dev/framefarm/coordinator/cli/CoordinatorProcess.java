package dev.framefarm.coordinator.cli;

import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.testing.FreePorts;
import dev.framefarm.coordinator.testing.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A coordinator in a process of its own, as a service manager would start it. */
final class CoordinatorProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path said;

    private CoordinatorProcess(Process process, int port, Path said) {
        this.process = process;
        this.port = port;
        this.said = said;
    }

    /** {@code configuration} lacks the addresses of HTTP, which are added; what the process says lies beside the file. */
    static CoordinatorProcess start(Path folder, String configuration) throws IOException {
        Files.createDirectories(folder);
        int port = FreePorts.one();
        Path said = folder.resolve("said.txt");
        Path file = Files.writeString(
                folder.resolve("coordinator.yml"),
                configuration
                        + """
                data: %s
                shared: %s
                ffmpeg: embedded
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                                        folder.resolve("data"),
                                        Path.of("target", "test-data").toAbsolutePath(),
                                        port));
        Process process = new ProcessBuilder(Stream.concat(command("coordinator").stream(), Stream.of(file.toString()))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new CoordinatorProcess(process, port, said);
    }

    /** What lacks is what follows the verb. */
    static List<String> command(String verb) {
        return program(Main.class, verb);
    }

    /** As this JVM was started, which knows what Ignite wants opened, and with the compiler that makes a start the shortest. */
    static List<String> program(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** One that does not come up is ended: whoever waited for it has nothing in hand to close. */
    CoordinatorProcess awaitHealth() {
        try {
            await().atMost(Patience.LONG).until(this::isHealthy);
            return this;
        } catch (ConditionTimeoutException late) {
            close();
            throw late;
        }
    }

    private boolean isHealthy() throws InterruptedException, IOException {
        if (!process.isAlive()) {
            throw new IOException("the coordinator ended: " + said());
        }
        try {
            HttpRequest health =
                    HttpRequest.newBuilder(url().resolve("/health")).build();
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    Process process() {
        return process;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
