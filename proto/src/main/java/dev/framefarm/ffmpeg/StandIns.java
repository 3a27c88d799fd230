package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Lets the embedded FFmpeg start on a server without a desktop. It is linked to libraries for screens and sound
 * cards, which a render farm never opens; the loader wants a file of each name all the same. A link to a library of
 * FFmpeg's own satisfies it: functions are looked up when they are first called, and these never are.
 */
final class StandIns {
    private static final Set<String> DEVICES =
            Set.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");
    /** Without symbol versions of its own, so the loader only remarks on those it does not find. */
    private static final Path TARGET = Path.of("libdrm.so.2");

    private StandIns() {}

    /** False when something is missing that FFmpeg really needs. */
    static boolean provide(Path folder, List<String> missing) throws IOException {
        if (missing.isEmpty() || !DEVICES.containsAll(missing) || !Files.exists(folder.resolve(TARGET))) {
            return false;
        }
        try {
            for (String library : missing) {
                link(folder.resolve(library));
            }
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static void link(Path library) throws IOException {
        try {
            Files.createSymbolicLink(library, TARGET);
        } catch (FileAlreadyExistsException e) {
            // Another process starting at the same time was faster.
            if (!Files.isSymbolicLink(library)) {
                throw e;
            }
        }
    }
}
