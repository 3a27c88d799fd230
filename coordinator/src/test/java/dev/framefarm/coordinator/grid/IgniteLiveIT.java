package dev.framefarm.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Live;
import dev.framefarm.coordinator.model.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film that one coordinator joins, watched at another. */
class IgniteLiveIT {
    private static final JobId JOB = new JobId("j-1");
    private static final byte[] FILM = new byte[3 * RelayedBytes.MOST / 2];

    @TempDir
    Path data;

    private Grid one;
    private Grid two;
    private volatile Map<String, Live.Part> shown =
            Map.of("master.m3u8", new Live.Playlist("#EXTM3U"), "video.mp4", new Film());
    private IgniteLive here;

    @BeforeEach
    void start() throws IOException {
        new Random(3).nextBytes(FILM);
        var settings = PairSettings.on(data);
        one = Grid.start(settings.get(0));
        one.whenUp().join();
        two = Grid.start(settings.get(1));
        two.whenUp().join();
        new IgniteLive(two, (job, name) -> Optional.ofNullable(shown.get(name)), job -> Optional.of("c2"));
        here = new IgniteLive(one, (job, name) -> Optional.empty(), job -> Optional.of("c2"));
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    @Test
    void listsAndBytesAreThoseOfTheOneThatJoins() throws Exception {
        assertThat(here.find(JOB, "master.m3u8")).contains(new Live.Playlist("#EXTM3U"));
        assertThat(here.find(JOB, "other.mp4")).isEmpty();
        Live.Media film = (Live.Media) here.find(JOB, "video.mp4").orElseThrow();
        assertThat(film.mediaType()).isEqualTo("video/mp4");
        assertThat(film.has(7, FILM.length - 1)).isTrue();
        assertThat(film.has(7, FILM.length)).isFalse();
        try (InputStream in = film.read(7, FILM.length - 2)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(FILM, 7, FILM.length - 1));
        }
    }

    @Test
    void whatIsNotShownAnyMoreBreaksOff() throws Exception {
        Live.Media film = (Live.Media) here.find(JOB, "video.mp4").orElseThrow();
        InputStream in = film.read(0, FILM.length - 1);
        shown = Map.of();
        assertThatThrownBy(in::readAllBytes).hasMessage("the film is not shown any more");
    }

    @Test
    void nobodyIsThereToAsk() {
        two.close();
        assertThat(here.find(JOB, "master.m3u8")).isEmpty();
        assertThat(new IgniteLive(one, here, job -> Optional.empty()).find(JOB, "master.m3u8"))
                .isEmpty();
    }

    private static final class Film implements Live.Media {
        @Override
        public String mediaType() {
            return "video/mp4";
        }

        @Override
        public boolean has(long from, long to) {
            return from <= to && to < FILM.length;
        }

        @Override
        public InputStream read(long from, long to) {
            return new ByteArrayInputStream(FILM, (int) from, FILM.length);
        }
    }
}
