package dev.framefarm.coordinator.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An agent as a child process. It also watches its parent, so that none is left behind. */
final class LocalAgent implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;

    private LocalAgent(Process process) {
        this.process = process;
    }

    static LocalAgent start(LocalFarmOptions options, int number, int port, String token) throws IOException {
        Path config = LocalFiles.agent(options, number, port, token);
        Path home = Path.of(Optional.ofNullable(System.getProperty("framefarm.home"))
                .orElseThrow(() -> new FarmStartException("Start the farm with the framefarm script.", 2)));
        Path log = options.data().resolve("logs").resolve("agent-" + number + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(home.resolve("framefarm").toString(), "agent", config.toString()));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new LocalAgent(builder.start());
    }

    /** Asks it to hand back what it has and to go. */
    void askToStop() {
        process.destroy();
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
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
