package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.recipe.RecipeSyntax;
import dev.framefarm.coordinator.rest.YamlSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a recipe names a logo by its file, beside its own, the picture takes the name's place. */
final class LogoFile {
    private static final int LARGEST = 40 * 1024;

    private LogoFile() {}

    static String embedded(String recipe, Path beside) {
        if (!(new YamlSyntax().parse(recipe) instanceof RecipeSyntax.Document parsed)
                || !(parsed.values().get("video") instanceof Map<?, ?> video)
                || !(video.get("logo") instanceof Map<?, ?> logo)
                || !(logo.get("file") instanceof String file)) {
            return recipe;
        }
        Map<Object, Object> shown = new LinkedHashMap<>(logo);
        shown.remove("file");
        shown.put("image", image(beside.resolveSibling(file)));
        Map<Object, Object> pictures = new LinkedHashMap<>(video);
        pictures.put("logo", shown);
        Map<String, Object> whole = new LinkedHashMap<>(parsed.values());
        whole.put("video", pictures);
        return YamlSyntax.write(whole);
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
