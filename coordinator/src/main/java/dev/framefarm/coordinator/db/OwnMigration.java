package dev.framefarm.coordinator.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes the schema in a file of H2, wholly or not at all. H2 commits at each statement that changes the schema, and
 * Liquibase notes a change after the last of its statements: who was stopped in between found half of a change there already
 * at each later start. So a copy is changed, and takes the file's place when it is whole and on the disk.
 */
final class OwnMigration {
    /** While H2 changes a table there are two of it. */
    private static final int COPIES = 2;

    private static final int MEBIBYTE = 1 << 20;

    private OwnMigration() {}

    /** The file is closed, and nobody else opens it. */
    static void run(DatabaseSettings settings) {
        try {
            // Where it really lies: a link to another disk stays one.
            Path file = settings.file().toRealPath();
            Path copy = copyOf(file);
            discard(copy); // somebody was stopped
            try {
                changeIn(copy, file, settings);
            } finally {
                discard(copy);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the database's schema cannot be brought up to date; it is as it was: " + failure, failure);
        }
    }

    static Path copyOf(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(DatabaseSettings.H2_SUFFIX, "") + ".next"
                + DatabaseSettings.H2_SUFFIX);
    }

    /** The lock is H2's own: it keeps coordinators out that know nothing of turns. */
    private static void changeIn(Path copy, Path file, DatabaseSettings settings) throws IOException {
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!OwnTurn.isLocked(bytes)) {
                throw new IllegalStateException(Failures.inUse(settings));
            }
            demandRoom(file, bytes.size(), Files.getFileStore(file).getUsableSpace());
            Files.createFile(copy, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file)));
            copy(bytes, copy);
            DatabaseSettings next = settings.of(copy);
            Jdbi.create(next.url(), next.user(), next.password())
                    .useHandle(handle -> Migrations.update(handle.getConnection()));
            force(copy, StandardOpenOption.WRITE);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.resolveSibling(""), StandardOpenOption.READ);
        }
    }

    static void demandRoom(Path file, long size, long free) {
        if (free < COPIES * size) {
            throw new IllegalStateException("this version changes the database " + file
                    + " in a copy, which needs " + (COPIES * size / MEBIBYTE + 1) + " MiB beside it; "
                    + free / MEBIBYTE
                    + " are free. Make room and start again; until then the former version goes on with it.");
        }
    }

    private static void copy(FileChannel bytes, Path copy) throws IOException {
        try (FileChannel target = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            long size = bytes.size();
            long done = 0;
            while (done < size) {
                done += bytes.transferTo(done, size - done, target);
            }
        }
    }

    private static void force(Path what, OpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(what, how)) {
            channel.force(true);
        }
    }

    /** Beside it H2 writes of its troubles. */
    private static void discard(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(
                copy.resolveSibling(copy.getFileName().toString().replace(DatabaseSettings.H2_SUFFIX, ".trace.db")));
    }
}
