package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Where a recipe names a logo by its file, beside its own, the picture takes the name's place. */
final class LogoFile {
    private static final int LARGEST = 40 * 1024;

    private LogoFile() {}

    static String embedded(String recipe, Path beside) {
        return BesideRecipe.embedded(recipe, "logo", "image", file -> image(beside.resolveSibling(file)));
    }

    private static String image(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw CommandFailed.usage("There is no logo " + file + "; name a PNG beside the recipe.");
            }
            if (Files.size(file) > LARGEST) {
                throw CommandFailed.usage("The logo " + file + " is larger than 40 KiB; make its picture smaller, for"
                        + " it is scaled anyway.");
            }
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw CommandFailed.usage("The logo " + file + " cannot be read; check its permissions.");
        }
    }
}
