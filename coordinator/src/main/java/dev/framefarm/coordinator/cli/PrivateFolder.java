package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder that lives as long as this process. Those of processes that died without removing theirs go first. */
final class PrivateFolder implements AutoCloseable {
    /** The owner's process id and start, because ids are used again. */
    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)-.*");

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    static PrivateFolder create(Path parent) throws IOException {
        Files.createDirectories(parent);
        removeLeftovers(parent);
        ProcessHandle self = ProcessHandle.current();
        Path path = Files.createTempDirectory(
                parent,
                self.pid() + "-" + start(self) + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new PrivateFolder(path.toRealPath());
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && !lives(name)) {
                    delete(folder);
                }
            }
        }
    }

    private static boolean lives(Matcher name) {
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.group(1)));
        return owner.filter(process -> Long.toString(start(process)).equals(name.group(2)))
                .isPresent();
    }

    private static long start(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Others may be writing into it for a last moment, so what reappears is deleted again. */
    private static void delete(Path folder) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < 5 && Files.exists(folder); attempt++) {
            try {
                deleteOnce(folder);
            } catch (IOException e) {
                last = e;
            }
        }
        if (last != null && Files.exists(folder)) {
            throw last;
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
