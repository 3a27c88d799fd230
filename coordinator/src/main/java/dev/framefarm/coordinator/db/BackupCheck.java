package dev.framefarm.coordinator.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is a whole backup, wherever it came from. */
public final class BackupCheck {
    private BackupCheck() {}

    /** Throws {@link UnusableBackup} when it is not. */
    public static void demandWhole(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            var unused = BackupReader.of(in).read((table, lines) -> lines(lines));
        }
    }

    private static long lines(InputStream in) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        long lines = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    lines++;
                }
            }
        }
        return lines;
    }
}
