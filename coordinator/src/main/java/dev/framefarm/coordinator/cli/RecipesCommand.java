package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.RecipeBook.Page;
import dev.framefarm.coordinator.rest.BuiltInRecipes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What can be made. Needs no farm. */
@Command(
        name = "recipes",
        description = "List the recipes, or print one as YAML.",
        footer = {"", "Example: framefarm recipes hevc > mine.yml"})
final class RecipesCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The recipe to print.")
    private String name = "";

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        RecipeBook book = BuiltInRecipes.load();
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
        System.out.println("Your own: framefarm recipes h264 > mine.yml, change it, and give --recipe mine.yml.");
        return ExitCode.DONE;
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
