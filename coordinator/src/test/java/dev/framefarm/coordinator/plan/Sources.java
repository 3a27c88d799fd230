package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Films to plan for. */
final class Sources {
    static final Fraction TICK = new Fraction(1, 12_800);
    /** Of a frame, at 25 a second. */
    static final long STEP = 512;

    private Sources() {}

    /** At 25 frames a second, with a keyframe every so many frames. */
    static Timeline even(int frames, int gop, long firstTime) {
        return new Timeline(
                TICK,
                LongStream.range(0, frames).map(n -> firstTime + n * STEP).toArray(),
                IntStream.iterate(0, key -> key < frames, key -> key + gop).toArray(),
                firstTime + frames * STEP);
    }

    static Profile profile(long startMicros, long earliest, int width, int height, int bits) {
        return new Profile(
                "mov",
                startMicros,
                10,
                new Profile.VideoTrack(
                        0,
                        earliest,
                        "h264",
                        width,
                        height,
                        new Fraction(1, 1),
                        "yuv420p",
                        bits,
                        new Fraction(25, 1),
                        Colour.UNSPECIFIED,
                        0,
                        false,
                        Scan.PROGRESSIVE,
                        Optional.empty()),
                List.of(),
                List.of());
    }

    static Profile plain() {
        return profile(0, 0, 1920, 1080, 8);
    }

    static Profile withSound(String... codecs) {
        Profile silent = plain();
        List<Profile.AudioTrack> tracks = IntStream.range(0, codecs.length)
                .mapToObj(i -> new Profile.AudioTrack(
                        i + 1,
                        new Profile.SoundFormat(codecs[i], 44_100, 2, Optional.of("stereo"), 16),
                        new Fraction(1, 44_100),
                        -1024,
                        0,
                        441_000,
                        true,
                        false,
                        Profile.Labels.NONE))
                .toList();
        return new Profile(silent.demuxer(), silent.startMicros(), silent.seconds(), silent.video(), tracks, List.of());
    }

    static Recipe h264() {
        return RecipeExamples.recipe("audio=copy");
    }
}
