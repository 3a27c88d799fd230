package dev.framefarm.coordinator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder in which a farm makes and deletes files while a test looks: what vanishes meanwhile was not there. */
public final class LivingFolder {
    private LivingFolder() {}

    /** Every file below, with its length. */
    public static Map<Path, Long> files(Path folder) {
        Map<Path, Long> found = new TreeMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.put(file, attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                    return goOn(why);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why)
                        throws IOException {
                    return goOn(why);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    private static FileVisitResult goOn(@Nullable IOException why) throws IOException {
        if (why != null && !(why instanceof NoSuchFileException)) {
            throw why;
        }
        return FileVisitResult.CONTINUE;
    }
}
