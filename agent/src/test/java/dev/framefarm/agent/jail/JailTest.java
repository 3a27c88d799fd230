package dev.framefarm.agent.jail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.agent.attempt.Bounds;
import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JailTest {
    private static final Clock CLOCK = new Clock(new Fraction(1, 25), 0, 0);
    private final Jail jail = new Jail(Duration.ofSeconds(60));

    @Test
    void largerPicturesMayTakeMore() {
        Bounds small = jail.around(pictures(640, 360, 250));
        Bounds large = jail.around(pictures(3840, 2160, 250));
        assertThat(small.memoryBytes()).isBetween(3L << 30, 4L << 30);
        assertThat(large.memoryBytes()).isBetween(6L << 30, 9L << 30);
        assertThat(large.outputBytes()).isGreaterThan(small.outputBytes());
        assertThat(large.cpu()).isGreaterThan(small.cpu());
        assertThat(small.stall()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
        assertThat(large.stall()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @Test
    void soundHasFloorsToo() {
        Bounds bounds = jail.around(sound(0));
        assertThat(bounds.memoryBytes()).isPositive();
        assertThat(bounds.outputBytes()).isPositive();
        assertThat(bounds.cpu()).isPositive();
    }

    @Test
    void hoursOfSoundThatLosesNothingFit() {
        long fiveOneFor3Hours = 3L * 3600 * 96_000 * 6 * 3;
        assertThat(jail.around(sound(3 * 3_600_000L)).outputBytes()).isGreaterThan(fiveOneFor3Hours);
    }

    private static AudioWork sound(long milliseconds) {
        return new AudioWork(
                CLOCK,
                AudioCodec.PCM_S16LE,
                0,
                96_000,
                Optional.empty(),
                Optional.empty(),
                24,
                milliseconds,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                Container.MATROSKA,
                Optional.empty());
    }

    private static VideoWork pictures(int width, int height, long frames) {
        return new VideoWork(
                CLOCK,
                0,
                frames,
                frames,
                frames,
                Optional.empty(),
                Optional.empty(),
                VideoCodec.H264,
                20,
                "fast",
                Optional.of(new VideoWork.Size(width, height)),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                Optional.empty(),
                1,
                250,
                new Fraction(1, 25),
                new Fraction(25, 1));
    }
}
