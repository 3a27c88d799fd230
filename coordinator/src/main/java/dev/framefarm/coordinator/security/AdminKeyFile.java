package dev.framefarm.coordinator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The first admin key in clear text, for the command line on the same machine. */
public record AdminKeyFile(Path file) {
    /** Where a farm that keeps everything in this folder has it. */
    public static AdminKeyFile in(Path data) {
        return new AdminKeyFile(data.resolve("admin.key"));
    }

    public void write(String bearer) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        PrivateFiles.replace(file, (bearer + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when there is no such file, or nothing in it. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip())
                    .filter(bearer -> !bearer.isEmpty());
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }
}
