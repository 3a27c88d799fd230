package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineCodecTest {
    private static final int TEN_HOURS = 1_000_000;

    private static Timeline film(int frames, LongUnaryOperator time) {
        return new Timeline(
                new Fraction(1, 90_000),
                LongStream.range(0, frames).map(time).toArray(),
                IntStream.iterate(0, key -> key < frames, key -> key + 48).toArray(),
                time.applyAsLong(frames));
    }

    private static Timeline random(Random random) {
        int frames = 1 + random.nextInt(500);
        long[] times = new long[frames];
        long time = random.nextLong() >> (2 + random.nextInt(60));
        for (int i = 0; i < frames; i++) {
            times[i] = time;
            time += (random.nextLong() & Long.MAX_VALUE) >> (11 + random.nextInt(52));
        }
        int[] keys = IntStream.concat(
                        IntStream.of(0), IntStream.range(1, frames).filter(i -> random.nextInt(9) == 0))
                .toArray();
        Fraction timeBase = new Fraction(1 + random.nextInt(2000), 1 + random.nextInt(200_000));
        return new Timeline(timeBase, times, keys, time);
    }

    @Test
    void readsBackWhatItWrote() {
        for (int seed = 0; seed < 2_000; seed++) {
            Timeline timeline = random(new Random(seed));

            assertThat(TimelineCodec.decode(TimelineCodec.encode(timeline)))
                    .as("seed %d", seed)
                    .isEqualTo(timeline);
        }
    }

    @Test
    void remembersThatFramesAreCounted() {
        Timeline counted = film(100, i -> 40 * i).counted();
        assertThat(TimelineCodec.decode(TimelineCodec.encode(counted)))
                .isEqualTo(counted)
                .isNotEqualTo(film(100, i -> 40 * i));
    }

    @Test
    void aLongFilmOfConstantRateNeedsFewKilobytes() {
        assertThat(TimelineCodec.encode(film(TEN_HOURS, i -> 3_750 * i))).hasSizeLessThan(20_000);
    }

    @Test
    void aTimeBaseTooCoarseForTheRateCostsLittleMore() {
        assertThat(TimelineCodec.encode(film(TEN_HOURS, i -> Math.round(i * 1001 / 24.0))))
                .hasSizeLessThan(50_000);
    }

    @Test
    void aLongFilmOfVariableRateIsSmallAndQuick() {
        Random random = new Random(1);
        long[] jitter = random.longs(TEN_HOURS + 1, 0, 3_000).toArray();
        Timeline timeline = film(TEN_HOURS, i -> 3_750 * i + jitter[(int) i]);

        long start = System.nanoTime();
        byte[] bytes = TimelineCodec.encode(timeline);
        Timeline back = TimelineCodec.decode(bytes);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(back).isEqualTo(timeline);
        assertThat(bytes).hasSizeLessThan(3_000_000);
        assertThat(took).isLessThan(Duration.ofSeconds(30)); // half a second on a machine with nothing else to do
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> TimelineCodec.decode(new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another format");
    }
}
