package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A film on this machine that can be read: {@code path} is absolute and free of links. */
record SourceFile(Path path, long bytes) {
    static SourceFile check(Path input) {
        if (!Files.exists(input)) {
            throw CommandFailed.usage("There is no file " + input + "; check the name.");
        }
        if (Files.isDirectory(input)) {
            throw CommandFailed.usage(input + " is a folder; name one video file in it.");
        }
        if (!Files.isReadable(input)) {
            throw CommandFailed.usage(input + " cannot be read; check its permissions (ls -l).");
        }
        if (!Files.isRegularFile(input)) {
            throw CommandFailed.usage(input + " is not a regular file; store the video in a file first.");
        }
        try {
            long bytes = Files.size(input);
            if (bytes == 0) {
                throw CommandFailed.usage(input + " is empty; name a video file.");
            }
            return new SourceFile(printable(input.toRealPath()), bytes);
        } catch (IOException e) {
            throw CommandFailed.usage(input + " cannot be read: " + FileTrouble.why(e) + ".");
        }
    }

    /** No log, event or page could show another name as it is. */
    private static Path printable(Path path) {
        String name = path.toString();
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw CommandFailed.usage(name.replaceAll("\\p{Cntrl}", "?")
                    + " has a line break or another control character in its name; rename it.");
        }
        return path;
    }

    Path folder() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Without the extension. */
    String baseName() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
