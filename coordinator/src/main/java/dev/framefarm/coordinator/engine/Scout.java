package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Recipe;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out in a source what a recipe leaves to it, such as the words of a track. */
public interface Scout {
    /** {@link Prober.Settled}, or {@link Prober.Refused} where the source has not what is wanted. */
    Prober.Probed settle(Path source, Prober.Understood film, Recipe wanted) throws IOException;

    /** Where a recipe leaves nothing open. */
    static Prober.Settled asItIs(Prober.Understood film, Recipe recipe) {
        return new Prober.Settled(film.profile(), film.timeline(), recipe);
    }
}
