package dev.framefarm.coordinator.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An agent as a child process, started before there is anything to join, because two JVMs start faster side by side.
 * It also watches its parent, so that none is left behind.
 */
final class LocalAgent implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final LocalFarmOptions options;
    private final int number;
    private final Process process;

    private LocalAgent(LocalFarmOptions options, int number, Process process) {
        this.options = options;
        this.number = number;
        this.process = process;
    }

    static LocalAgent start(LocalFarmOptions options, int number) throws IOException {
        Path home = Path.of(Optional.ofNullable(System.getProperty("framefarm.home"))
                .orElseThrow(() -> new FarmStartException("Start the farm with the framefarm script.", 2)));
        Path logs = Files.createDirectories(options.data().resolve("logs"));
        ProcessBuilder builder =
                new ProcessBuilder(List.of(home.resolve("framefarm").toString(), "agent", "-"));
        builder.redirectErrorStream(true)
                .redirectOutput(logs.resolve("agent-" + number + ".log").toFile());
        return new LocalAgent(options, number, builder.start());
    }

    /** Tells it where the farm is, and how to become a part of it. One that is gone already has said why in its log. */
    void join(int port, String token) throws IOException {
        String configuration = LocalFiles.agent(options, number, port, token);
        try (OutputStream input = process.getOutputStream()) {
            input.write(configuration.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            if (process.isAlive()) {
                throw gone;
            }
        }
    }

    /** Asks it to hand back what it has and to go. */
    void askToStop() {
        process.destroy();
    }

    /** For when nothing it has is of any worth. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits until it is gone; one that does not go is killed with everything it started. */
    @Override
    public void close() {
        askToStop();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
