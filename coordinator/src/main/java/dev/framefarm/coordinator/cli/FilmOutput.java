package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The file a film goes to. It appears whole or not at all. */
final class FilmOutput {
    private static final long LEAST_ROOM = 64L * 1024 * 1024;

    private final Path target;
    private final Path part;

    private FilmOutput(Path target) {
        this.target = target;
        this.part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    /** Complains before anything is started about what would go wrong at the end. */
    static FilmOutput check(Path wanted, boolean force) {
        Path target = wanted.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (Files.isDirectory(target) || folder == null) {
            throw CommandFailed.usage(wanted + " is a folder; name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailed.usage("There is no folder " + folder + " to write to; create it first.");
        }
        if (!Files.isWritable(folder)) {
            throw CommandFailed.usage("The folder " + folder + " cannot be written to; choose another.");
        }
        if (Files.exists(target) && !force) {
            throw CommandFailed.usage(wanted + " exists already; choose another name, or overwrite it with --force.");
        }
        room(folder);
        return new FilmOutput(target);
    }

    /** A disk that is full already will not hold a film. */
    static void room(Path folder) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM) {
                throw CommandFailed.failed("The disk of " + folder + " is full; make room, or use another folder.");
            }
        } catch (IOException unknown) {
            // Some file systems do not say; then the writing itself will tell.
        }
    }

    Path path() {
        return target;
    }

    /** The file beside it that proves what it is. */
    FilmOutput certificate() {
        return new FilmOutput(target.resolveSibling(target.getFileName() + ".certificate.json"));
    }

    void mustNotBe(SourceFile source) {
        try {
            if (Files.exists(target) && Files.isSameFile(target, source.path())) {
                throw CommandFailed.usage("Input and output are the same file; choose another name with -o.");
            }
        } catch (IOException e) {
            throw CommandFailed.usage(target + " cannot be read: " + FileTrouble.why(e) + ".");
        }
    }

    /** {@code givenAway}: nobody needs the file at its old place any more, so one copy of the bytes is enough. */
    void take(Path film, boolean givenAway) throws IOException {
        place(() -> {
            if (!givenAway || !linked(film)) {
                Files.copy(film, part, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    void write(InputStream film) throws IOException {
        place(() -> Files.copy(film, part, StandardCopyOption.REPLACE_EXISTING));
    }

    private interface Filling {
        void fill() throws IOException;
    }

    private void place(Filling filling) throws IOException {
        Interrupts.Step undo = () -> Files.deleteIfExists(part);
        Interrupts.add(undo);
        try {
            filling.fill();
            move();
        } finally {
            Files.deleteIfExists(part);
            Interrupts.remove(undo);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Another file system, or one without links, is no error: then it is copied. */
    private boolean linked(Path film) throws IOException {
        // A new file shows which permissions files get here; the farm's own are for its owner alone.
        Files.deleteIfExists(part);
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(Files.createFile(part));
        Files.delete(part);
        try {
            Files.createLink(part, film);
            Files.setPosixFilePermissions(part, usual);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
