package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.intake.Complaint;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.model.Printable;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds a job's source: an uploaded blob, or a file of this machine in a folder the configuration allows. */
public final class Sources {
    private final Blobs blobs;
    private final UploadStore uploads;
    private final List<Path> allowed;

    public Sources(Blobs blobs, UploadStore uploads, List<Path> allowed) {
        this.blobs = blobs;
        this.uploads = uploads;
        this.allowed = List.copyOf(allowed);
    }

    record Resolved(Optional<Source> source, Optional<Complaint> complaint) {
        static Resolved of(Source source) {
            return new Resolved(Optional.of(source), Optional.empty());
        }

        static Resolved refused(String code, String field, String expected, String found) {
            return new Resolved(Optional.empty(), Optional.of(new Complaint(code, field, expected, found)));
        }
    }

    /** {@code since} is when an upload came at the earliest, or another coordinator may be about to delete it. */
    Resolved resolve(OrderSource wanted, Principal by, Instant since) {
        if (wanted instanceof OrderSource.Upload upload) {
            // One answer for what is not there and for what is not theirs: a digest asks no questions.
            boolean theirs = by.may(Role.ADMIN) || uploads.isOwned(by.owner(), upload.blob(), since);
            return theirs && blobs.has(upload.blob())
                    ? Resolved.of(new Source.Uploaded(upload.blob(), upload.name()))
                    : Resolved.refused(
                            "SOURCE_UNKNOWN",
                            "source.upload",
                            "bytes that were uploaded to this farm and are kept by it; upload them again",
                            upload.blob().sha256());
        }
        return local(((OrderSource.LocalFile) wanted).path(), by);
    }

    /** The file to read; fails with a sentence when it is gone or not the one that was ordered. */
    Path locate(Source source) throws IOException {
        return source instanceof Source.Uploaded uploaded
                ? uploaded(uploaded, () -> blobs.file(uploaded.blob()))
                : local((Source.Local) source);
    }

    /** The same for whoever cannot wait longer until it is here. */
    Path locate(Source source, Duration patience) throws IOException {
        return source instanceof Source.Uploaded uploaded
                ? uploaded(uploaded, () -> blobs.file(uploaded.blob(), patience))
                : local((Source.Local) source);
    }

    /** Why nothing can be cut out of it here yet, as a sentence. */
    Optional<String> coming(Source source) {
        return source instanceof Source.Uploaded uploaded
                ? blobs.coming(uploaded.blob()).map(how -> "The source " + uploaded.name() + " is not here yet: " + how)
                : Optional.empty();
    }

    private static Path local(Source.Local local) throws IOException {
        Path path = Path.of(local.path());
        if (!Files.isRegularFile(path)) {
            throw new SourceGone("The source " + local.name() + " is gone; put it back and submit it again.");
        }
        if (Files.size(path) != local.bytes()
                || !Files.getLastModifiedTime(path).toInstant().equals(local.modified())) {
            throw new SourceGone(
                    "The source " + local.name() + " has changed since it was submitted; submit it again.");
        }
        return path;
    }

    private interface Finding {
        Path find() throws IOException;
    }

    private static Path uploaded(Source.Uploaded source, Finding finding) throws IOException {
        try {
            return finding.find();
        } catch (NoSuchFileException gone) {
            throw new SourceGone("The upload " + source.name() + " is gone; upload it and submit it again.");
        }
    }

    /** Whether the order means this source, which may be gone by now. */
    static boolean isNamed(OrderSource wanted, Source source) {
        return wanted instanceof OrderSource.Upload upload
                ? source instanceof Source.Uploaded uploaded && uploaded.blob().equals(upload.blob())
                : source instanceof Source.Local local && isPath(((OrderSource.LocalFile) wanted).path(), local);
    }

    private static boolean isPath(String text, Source.Local local) {
        try {
            return real(Path.of(text).toAbsolutePath().normalize()).equals(Path.of(local.path()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Without links, as far as the path still exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            Path folder = path.getParent();
            return folder == null ? path : real(folder).resolve(path.getFileName());
        }
    }

    private Resolved local(String text, Principal by) {
        if (!by.may(Role.ADMIN)) {
            return notAllowed(text); // whoever may not read it may not learn whether it is there
        }
        try {
            Path path = Path.of(text).toRealPath();
            if (allowed.stream().noneMatch(path::startsWith)) {
                return notAllowed(text);
            }
            if (!Files.isRegularFile(path)) {
                return Resolved.refused("SOURCE_NOT_A_FILE", "source.path", "a file", text);
            }
            return Resolved.of(new Source.Local(
                    path.toString(),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toInstant(),
                    Printable.line(path.getFileName().toString())));
        } catch (IOException | InvalidPathException e) {
            return Resolved.refused("SOURCE_NOT_FOUND", "source.path", "a file that can be read", text);
        }
    }

    private static Resolved notAllowed(String text) {
        return Resolved.refused(
                "SOURCE_NOT_ALLOWED",
                "source.path",
                "a file in a folder that the coordinator's configuration allows, asked for with an admin key",
                text);
    }
}
