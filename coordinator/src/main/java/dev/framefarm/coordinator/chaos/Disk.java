package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a room of its own, where this user may mount one; else it cannot be filled. */
final class Disk {
    private static final String FILLER = "filler";

    private final Path folder;
    private final boolean mounted;

    private Disk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static Disk make(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        String options = "size=" + mebibytes + "m,mode=700";
        return new Disk(
                folder, Signals.run(List.of("mount", "-t", "tmpfs", "-o", options, "chaos", folder.toString())));
    }

    boolean canBeFilled() {
        return mounted;
    }

    Path folder() {
        return folder;
    }

    /** To the last byte. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILLER))) {
            byte[] much = new byte[1 << 20];
            while (mounted) {
                out.write(much);
            }
        } catch (IOException full) {
            return;
        }
    }

    void empty() {
        try {
            Files.deleteIfExists(folder.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unmount() {
        if (mounted) {
            Signals.run(List.of("umount", "-l", folder.toString()));
        }
    }
}
