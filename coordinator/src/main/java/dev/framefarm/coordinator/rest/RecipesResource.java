package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.recipe.RecipeBook;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The recipes that may be ordered by name. */
@Path("/recipes")
@Produces(MediaType.APPLICATION_JSON)
public final class RecipesResource {
    private final RecipeBook book;

    RecipesResource(RecipeBook book) {
        this.book = book;
    }

    /** {@code standard} is the name of the recipe that is taken when an order names none. */
    record Listed(String standard, List<RecipeView> recipes) {}

    /** The summary for choosing; the document is the whole truth, as YAML. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RecipeView(
            String name,
            int version,
            String description,
            String container,
            Optional<String> video,
            Optional<Integer> crf,
            Optional<String> preset,
            Optional<Integer> height,
            Optional<String> fps,
            String audio,
            String document) {
        static RecipeView of(RecipeBook.Page page) {
            Recipe recipe = page.recipe();
            Optional<Recipe.Video> video = recipe.pictures();
            return new RecipeView(
                    recipe.name(),
                    recipe.version(),
                    recipe.description(),
                    recipe.container().extension(),
                    video.map(each -> each.coding().codec().wireName()),
                    video.map(each -> each.coding().crf()),
                    video.map(each -> each.coding().preset()),
                    video.flatMap(each -> each.shape().height()),
                    video.flatMap(Recipe.Video::fps).map(Object::toString),
                    recipe.audio().mode().name().toLowerCase(Locale.ROOT),
                    page.document());
        }
    }

    @GET
    @Needs(Role.VIEWER)
    public Listed list() {
        return new Listed(
                book.standard().name(),
                book.pages().stream().map(RecipeView::of).toList());
    }
}
