package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.recipe.RecipeProblem;
import dev.framefarm.coordinator.recipe.RecipeSyntax;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads recipes written in YAML by strangers: plain values only, no key twice, and nothing that grows when
 * it is read. Thread-safe.
 */
public final class YamlSyntax implements RecipeSyntax {
    private static final int LONGEST = 384 * 1024;
    private static final int DEEPEST = 20;

    @Override
    public Parsed parse(String text) {
        try {
            Object document = yaml().load(text);
            return document instanceof Map<?, ?> map
                    ? new Document(withTextKeys(map), YamlLines.of(text, limits()))
                    : malformed("no mapping of keys to values");
        } catch (MarkedYAMLException e) {
            String line = Optional.ofNullable(e.getProblemMark())
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            return malformed(line + e.getProblem());
        } catch (YAMLException e) {
            return malformed(String.valueOf(e.getMessage()));
        }
    }

    /** As a person would write it. */
    public static String write(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(document);
    }

    private static Yaml yaml() {
        DumperOptions dumping = new DumperOptions();
        LoaderOptions loading = limits();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new PlainScalars());
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setAllowRecursiveKeys(false);
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setCodePointLimit(LONGEST);
        return limits;
    }

    private static Map<String, Object> withTextKeys(Map<?, ?> map) {
        Map<String, Object> document = new LinkedHashMap<>();
        map.forEach((key, value) -> document.put(String.valueOf(key), value));
        return document;
    }

    private static Malformed malformed(String found) {
        String line = found.replaceAll("\\s+", " ");
        return new Malformed(new RecipeProblem(
                RecipeProblem.Code.RECIPE_MALFORMED,
                "",
                "a YAML mapping",
                line.length() <= 200 ? line : line.substring(0, 200) + "…",
                Optional.empty()));
    }
}
