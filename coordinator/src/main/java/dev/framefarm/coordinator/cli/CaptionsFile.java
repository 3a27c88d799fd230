package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a recipe names its captions by their file, beside its own, the words take the name's place. */
final class CaptionsFile {
    private static final int LARGEST = 200 * 1000;

    private CaptionsFile() {}

    static String embedded(String recipe, Path beside) {
        return BesideRecipe.embedded(recipe, "captions", "text", file -> text(beside.resolveSibling(file)));
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw CommandFailed.usage(
                        "There are no captions " + file + "; name an SRT or WebVTT beside the recipe.");
            }
            if (Files.size(file) > LARGEST) {
                throw CommandFailed.usage("The captions " + file + " are larger than 200 kB; are they SRT or WebVTT?");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw CommandFailed.usage("The captions " + file + " are not in UTF-8; save them so in an editor.");
        } catch (IOException e) {
            throw CommandFailed.usage("The captions " + file + " cannot be read; check their permissions.");
        }
    }
}
