package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.FilmNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The finished films of a job on their way out, one for each rendition. Closed without a seal they leave nothing behind. */
final class Films implements Closeable {
    private final List<Film> all = new ArrayList<>();

    record Film(String name, Blobs.Incoming bytes) {}

    static Films create(Blobs blobs, Plan plan) throws IOException {
        Films films = new Films();
        try {
            for (String name : FilmNames.of(plan)) {
                films.all.add(new Film(name, blobs.create()));
            }
            return films;
        } catch (IOException | RuntimeException | Error e) {
            films.close();
            throw e;
        }
    }

    List<Film> all() {
        return List.copyOf(all);
    }

    List<Path> files() {
        return all.stream().map(film -> film.bytes().file()).toList();
    }

    void settle() throws IOException {
        for (Film film : all) {
            film.bytes().settle();
        }
    }

    @Override
    public void close() throws IOException {
        for (Film film : all) {
            film.bytes().close();
        }
    }
}
