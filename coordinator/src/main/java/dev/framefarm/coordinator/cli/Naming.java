package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a finished file its name, in one step wherever the file system can do that. */
final class Naming {
    static final int HIGHEST_NUMBER = 999;

    private Naming() {}

    /** Whatever had the name is gone. */
    static void replacing(Path part, Path name) throws IOException {
        try {
            Files.move(part, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whatever has the name keeps it, and the file gets the next one that is free. {@code part} may stay. */
    static Path sparing(Path part, Path name) throws IOException {
        Path free = name;
        for (int number = 2; !isGiven(part, free); number++) {
            if (number > HIGHEST_NUMBER) {
                throw new FileAlreadyExistsException(name.toString());
            }
            free = numbered(name, number);
        }
        return free;
    }

    /** Looking first whether the name is free would be too early: only a link fails where there is something already. */
    private static boolean isGiven(Path part, Path name) throws IOException {
        try {
            Files.createLink(name, part);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            return isReserved(name) && isMoved(part, name);
        }
    }

    private static boolean isReserved(Path name) throws IOException {
        try {
            Files.createFile(name);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Over the empty file that keeps the name for it. */
    private static boolean isMoved(Path part, Path name) throws IOException {
        try {
            replacing(part, name);
            return true;
        } catch (IOException e) {
            Files.deleteIfExists(name);
            throw e;
        }
    }

    private static Path numbered(Path path, int number) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return path.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
}
