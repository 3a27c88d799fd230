package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import java.nio.file.Path;

/** Identifies a source by its content and indexes its pictures. */
public interface Prober {
    sealed interface Probed {}

    record Understood(Profile profile, Timeline timeline) implements Probed {}

    /** Understood, with the recipe as it holds for this film. */
    record Settled(Profile profile, Timeline timeline, Recipe recipe) implements Probed {}

    /** The reason is one sentence for the user. */
    record Refused(String code, String reason) implements Probed {}

    Probed probe(Path source);

    /** What can be heard of a source, with pictures or without; those that look no closer find them too. */
    default Probed listen(Path source) {
        return probe(source);
    }
}
