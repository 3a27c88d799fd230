package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Source;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the films that it looked at lately: in a batch over one film each job asks for the same. Only uploads, which are
 * what their digest says, and only what was understood. Thread-safe.
 */
final class FamiliarFilms {
    private static final int MOST_FILMS = 32;
    /** A frame is a time of eight bytes. */
    private static final long MOST_FRAMES = 2_000_000;

    private final Prober prober;
    /** The one asked for longest ago comes first. */
    private final Map<Key, Prober.Understood> known = new LinkedHashMap<>(16, 0.75f, true);

    private long frames;

    private record Key(Blob blob, boolean listening) {}

    FamiliarFilms(Prober prober) {
        this.prober = prober;
    }

    Prober.Probed probe(Source source, Path file) {
        return look(source, file, false);
    }

    Prober.Probed listen(Source source, Path file) {
        return look(source, file, true);
    }

    private Prober.Probed look(Source source, Path file, boolean listening) {
        Optional<Key> key = source instanceof Source.Uploaded uploaded
                ? Optional.of(new Key(uploaded.blob(), listening))
                : Optional.empty();
        Optional<Prober.Understood> before = key.flatMap(this::recall);
        if (before.isPresent()) {
            return before.get();
        }
        Prober.Probed found = listening ? prober.listen(file) : prober.probe(file);
        if (found instanceof Prober.Understood film) {
            key.ifPresent(each -> keep(each, film));
        }
        return found;
    }

    private synchronized Optional<Prober.Understood> recall(Key key) {
        return Optional.ofNullable(known.get(key));
    }

    private synchronized void keep(Key key, Prober.Understood film) {
        if (film.timeline().frames() > MOST_FRAMES) {
            return;
        }
        if (known.put(key, film) == null) {
            frames += film.timeline().frames();
        }
        Iterator<Prober.Understood> eldest = known.values().iterator();
        while (frames > MOST_FRAMES || known.size() > MOST_FILMS) {
            frames -= eldest.next().timeline().frames();
            eldest.remove();
        }
    }
}
