package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Clocks of members that can be set, each by itself: the whole process sees the wrong time, with its TLS and its FFmpeg, by way
 * of a few lines of C. Where there is no C compiler, all clocks stay right.
 */
final class Clocks {
    private static final String SOURCE = "wrong-clock.c";

    private final Path folder;
    private final Path library;
    private final boolean compiled;

    private Clocks(Path folder, Path library, boolean compiled) {
        this.folder = folder;
        this.library = library;
        this.compiled = compiled;
    }

    static Clocks make(Path folder) throws IOException {
        Path source = Files.createDirectories(folder).resolve(SOURCE);
        try (InputStream in = Objects.requireNonNull(Clocks.class.getResourceAsStream(SOURCE))) {
            Files.copy(in, source);
        }
        Path library = folder.resolve("wrong-clock.so");
        boolean compiled =
                Signals.run(List.of("cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        return new Clocks(folder, library, compiled);
    }

    boolean canBeSet() {
        return compiled;
    }

    /** What the process of that name is to find in its environment. */
    Map<String, String> environment(String member) {
        if (!compiled) {
            return Map.of();
        }
        set(member, Duration.ZERO);
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FRAMEFARM_CLOCK",
                file(member).toString());
    }

    /** From this very moment on. */
    void set(String member, Duration offset) {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(offset.toSeconds()).flip();
        // In place: the process has this very file mapped.
        try (FileChannel file = FileChannel.open(file(member), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String member) {
        return folder.resolve(member + ".clock");
    }
}
