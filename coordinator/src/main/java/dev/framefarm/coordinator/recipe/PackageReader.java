package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Packaging;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is made of the film for players that stream: one word, or a list. */
final class PackageReader {
    private static final List<String> WORDS = RecipeReader.words(Arrays.asList(Packaging.values()));

    private PackageReader() {}

    static Set<Packaging> read(Section top, Container container) {
        Optional<Object> value = top.value("package");
        List<?> asked = value.<List<?>>map(each -> each instanceof List<?> list ? list : List.of(each))
                .orElse(List.of());
        Set<Packaging> packages = EnumSet.noneOf(Packaging.class);
        for (Object each : asked) {
            if (!WORDS.contains(String.valueOf(each))) {
                top.invalid("package", String.join(", ", WORDS) + ", or a list of these", each);
                return Set.of();
            }
            packages.add(Packaging.valueOf(String.valueOf(each).toUpperCase(Locale.ROOT)));
        }
        if (!packages.isEmpty() && container != Container.MP4) {
            top.incompatible("package", "the container mp4, of which packages are made", container.extension());
        }
        return packages;
    }
}
