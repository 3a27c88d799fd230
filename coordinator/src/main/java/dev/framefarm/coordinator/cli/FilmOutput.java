package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/** The file a film goes to. It appears whole or not at all, and in the place of another only where that was asked for. */
final class FilmOutput {
    private static final long LEAST_ROOM = 64L * 1024 * 1024;
    private static final String CERTIFICATE = ".certificate.json";
    /** In bytes, as file systems count, with room for its certificate's ending and for a number. */
    private static final int LONGEST_NAME = 255 - CERTIFICATE.length() - ("-" + Naming.HIGHEST_NUMBER).length();

    private final Path wanted;
    private final Path part;
    private final boolean force;
    private Path place;

    private FilmOutput(Path wanted, boolean force) {
        this.wanted = wanted;
        this.force = force;
        place = wanted;
        // The film's own name may be as long as names can be.
        part = wanted.resolveSibling(".framefarm-" + UUID.randomUUID() + ".part");
    }

    /** Of a folder that is the film's own; nothing is looked at yet. */
    static FilmOutput in(Path folder, String name, boolean force) {
        return new FilmOutput(folder.resolve(name), force);
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
        if (name(target).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw CommandFailed.usage("The name " + name(target) + " is too long: it may have " + LONGEST_NAME
                    + " bytes, so that a certificate can lie beside it; choose a shorter one.");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !force) {
            throw CommandFailed.usage(wanted + " exists already; choose another name, or overwrite it with --force.");
        }
        room(folder);
        return new FilmOutput(target, force);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
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

    /** Where it lies; before it does, where it is to. */
    Path path() {
        return place;
    }

    /** The file beside it that proves what it is. One that lies there is of a film that is gone. */
    FilmOutput certificate() {
        return new FilmOutput(place.resolveSibling(name(place) + CERTIFICATE), true);
    }

    /** Of a film that was hours in the making nothing is lost when somebody else took its name meanwhile. */
    void mustLieWhereWanted() {
        if (!place.equals(wanted)) {
            throw CommandFailed.failed("Another " + wanted + " came to be meanwhile and was left alone; this one is "
                    + place + ". Rename it, or overwrite the other with --force the next time.");
        }
    }

    void mustNotBe(SourceFile source) {
        try {
            if (Files.exists(wanted) && Files.isSameFile(wanted, source.path())) {
                throw CommandFailed.usage("Input and output are the same file; choose another name with -o.");
            }
        } catch (IOException e) {
            throw CommandFailed.usage(wanted + " cannot be read: " + FileTrouble.why(e) + ".");
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

    /** Only what passes gets there. */
    void write(InputStream bytes, Check check) throws IOException {
        place(() -> {
            Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
            check.demand(part);
        });
    }

    /** Throws what says why not. */
    interface Check {
        void demand(Path file) throws IOException;
    }

    private interface Filling {
        void fill() throws IOException;
    }

    private void place(Filling filling) throws IOException {
        Interrupts.Step undo = () -> Files.deleteIfExists(part);
        Interrupts.add(undo);
        try {
            filling.fill();
            if (force) {
                Naming.replacing(part, wanted);
            } else {
                place = Naming.sparing(part, wanted);
            }
        } finally {
            Files.deleteIfExists(part);
            Interrupts.remove(undo);
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
