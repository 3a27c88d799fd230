package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A coordinator, an agent, the database or the store: one process, as a service manager would start it. */
final class Member {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    Member(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    synchronized void start() {
        if (runs()) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean runs() {
        return process != null && process.isAlive();
    }

    /** It alone: what it started must notice by itself. */
    synchronized void kill() {
        Optional.ofNullable(process).ifPresent(each -> await(each.destroyForcibly(), Duration.ofSeconds(10)));
    }

    /** Asks it to go, and does not ask twice. False where it had to be killed. */
    synchronized boolean end(Duration patience) {
        if (process == null) {
            return true;
        }
        Signals.go(all());
        process.destroy();
        if (await(process, patience)) {
            return true;
        }
        Stream<ProcessHandle> children = process.descendants();
        kill();
        children.forEach(ProcessHandle::destroyForcibly);
        return false;
    }

    synchronized void freeze() {
        Signals.stop(all());
    }

    synchronized void thaw() {
        Signals.go(all());
    }

    synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
    }

    /** An FFmpeg of it. */
    synchronized Optional<ProcessHandle> encoder() {
        return children().findFirst();
    }

    private Stream<ProcessHandle> all() {
        return process == null ? Stream.empty() : Stream.concat(Stream.of(process.toHandle()), children());
    }

    private Stream<ProcessHandle> children() {
        return process == null
                ? Stream.empty()
                : process.descendants()
                        .filter(each -> each.info().command().orElse("").endsWith("ffmpeg"));
    }

    private static boolean await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
