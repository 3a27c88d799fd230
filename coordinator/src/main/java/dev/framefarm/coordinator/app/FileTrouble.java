package dev.framefarm.coordinator.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file could not be used, in words: Java's own are often but its path. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String why(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (trouble instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is there already";
        }
        if (trouble instanceof NotDirectoryException file) {
            return file.getFile() + " is no folder";
        }
        if (trouble instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason();
        }
        return Objects.requireNonNullElse(trouble.getMessage(), trouble.toString());
    }
}
