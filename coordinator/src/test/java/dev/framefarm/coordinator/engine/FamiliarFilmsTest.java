package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FamiliarFilmsTest {
    private static final Path FILE = Path.of("film");

    private final Asked asked = new Asked();
    private final FamiliarFilms films = new FamiliarFilms(asked);

    @Test
    void aFilmIsLookedAtOnceForAllItsJobs() {
        Prober.Probed first = films.probe(upload(1), FILE);

        assertThat(films.probe(upload(1), FILE)).isSameAs(first);
        assertThat(asked.looks).containsExactly("probe");
    }

    @Test
    void whatIsOnlyHeardIsAnotherLook() {
        films.probe(upload(1), FILE);
        films.listen(upload(1), FILE);
        films.listen(upload(1), FILE);

        assertThat(asked.looks).containsExactly("probe", "listen");
    }

    @Test
    void aFileThatMayChangeIsLookedAtForEachJob() {
        Source file = new Source.Local("/films/a.mp4", 1, Instant.EPOCH, "a.mp4");
        films.probe(file, FILE);
        films.probe(file, FILE);

        assertThat(asked.looks).hasSize(2);
    }

    @Test
    void aRefusalIsNotKept() {
        asked.answer = new Prober.Refused("NO", "It was interrupted.");
        films.probe(upload(1), FILE);
        asked.answer = film(10);

        assertThat(films.probe(upload(1), FILE)).isEqualTo(asked.answer);
    }

    @Test
    void manyFilmsPushOutTheOneAskedForLongestAgo() {
        films.probe(upload(0), FILE);
        films.probe(upload(1), FILE);
        films.probe(upload(0), FILE);
        for (int each = 2; each <= 32; each++) {
            films.probe(upload(each), FILE);
        }
        asked.looks.clear();

        films.probe(upload(0), FILE);
        assertThat(asked.looks).isEmpty();
        films.probe(upload(1), FILE);
        assertThat(asked.looks).hasSize(1);
    }

    @Test
    void whatIsTooLongToBeKeptPushesOutNothing() {
        films.probe(upload(1), FILE);
        asked.answer = film(2_000_001);
        films.probe(upload(2), FILE);
        asked.looks.clear();

        films.probe(upload(1), FILE);
        assertThat(asked.looks).isEmpty();
    }

    @Test
    void longFilmsTakeTheRoomOfMany() {
        asked.answer = film(1_500_000);
        films.probe(upload(1), FILE);
        films.probe(upload(2), FILE);
        asked.looks.clear();

        films.probe(upload(2), FILE);
        assertThat(asked.looks).isEmpty();
        films.probe(upload(1), FILE);
        assertThat(asked.looks).hasSize(1);
    }

    private static Source upload(int number) {
        return new Source.Uploaded(new Blob("%064x".formatted(number), 1), "film.mov");
    }

    private static Prober.Understood film(int frames) {
        long[] times = LongStream.range(0, frames).toArray();
        return new Prober.Understood(
                SmallFilm.understood().profile(), new Timeline(new Fraction(1, 25), times, new int[] {0}, frames));
    }

    private static final class Asked implements Prober {
        private final List<String> looks = new ArrayList<>();
        private Probed answer = film(10);

        @Override
        public Probed probe(Path source) {
            looks.add("probe");
            return answer;
        }

        @Override
        public Probed listen(Path source) {
            looks.add("listen");
            return answer;
        }
    }
}
