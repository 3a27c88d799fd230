package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.RecipeBook.Page;
import dev.framefarm.coordinator.rest.BuiltInRecipes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What can be made. Needs no farm. */
@Command(
        name = "recipes",
        description = "List the recipes, show one, or make one of HandBrake's.",
        footer = {
            "",
            "Examples: framefarm recipes show hevc > mine.yml",
            "          framefarm recipes import preset.json > mine.yml"
        })
final class RecipesCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..3",
            paramLabel = "WORD",
            description = "Nothing, 'show NAME', or 'import FILE.json [PRESET]'.")
    private List<String> words = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        if (!words.isEmpty() && words.get(0).equals("import")) {
            return imported();
        }
        RecipeBook book = BuiltInRecipes.load();
        String name = name();
        if (!name.isEmpty()) {
            RecipeChoice.named(name);
            Page page = book.find(name).orElseThrow();
            System.out.println(
                    json.wanted() ? Json.pretty(view(page)) : page.document().stripTrailing());
            return ExitCode.DONE;
        }
        if (json.wanted()) {
            System.out.println(
                    Json.pretty(book.pages().stream().map(RecipesCommand::view).toList()));
            return ExitCode.DONE;
        }
        Table table = new Table("NAME", "FILE", "DESCRIPTION");
        book.pages().forEach(page -> row(table, page.recipe(), page.recipe().equals(book.standard())));
        table.lines().forEach(System.out::println);
        System.out.println();
        System.out.println("Your own: framefarm recipes show h264 > mine.yml, change it, and give --recipe mine.yml.");
        return ExitCode.DONE;
    }

    private int imported() {
        if (words.size() < 2) {
            throw CommandFailed.usage("Name the file: framefarm recipes import FILE.json.");
        }
        System.out.println(RecipeImport.text(words.get(1), words.size() > 2 ? words.get(2) : ""));
        return ExitCode.DONE;
    }

    private String name() {
        boolean shows = !words.isEmpty() && words.get(0).equals("show");
        if (shows ? words.size() != 2 : words.size() > 1) {
            throw CommandFailed.usage("Expected one recipe: framefarm recipes show NAME.");
        }
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    private static void row(Table table, Recipe recipe, boolean standard) {
        table.row(
                recipe.name(),
                recipe.container().extension(),
                recipe.description() + (standard ? " (the default)" : ""));
    }

    private static Map<String, Object> view(Page page) {
        return Map.of(
                "name", page.recipe().name(),
                "version", page.recipe().version(),
                "description", page.recipe().description(),
                "container", page.recipe().container().extension(),
                "document", page.document());
    }
}
