package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** Whole folders, put in place at once. */
final class Folders {
    /** Whether what lies there already is as good as ours. */
    interface Check {
        boolean holds() throws IOException;
    }

    private static final int TRIES = 5;

    private Folders() {}

    /** Moves {@code fresh} to {@code place}; a good folder that somebody else put there meanwhile is kept. */
    static void replace(Path fresh, Path place, Check good) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException taken) {
                if (good.holds()) {
                    return;
                }
                if (attempt == TRIES) {
                    throw taken;
                }
                moveAside(place);
            }
        }
    }

    /** By rename, so that two who do it at once cannot meet in a half deleted folder. */
    private static void moveAside(Path place) throws IOException {
        Path aside = place.resolveSibling(".broken-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException | FileAlreadyExistsException somebodyElseDid) {
            return;
        }
        delete(aside);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (var tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    static void makeExecutable(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
