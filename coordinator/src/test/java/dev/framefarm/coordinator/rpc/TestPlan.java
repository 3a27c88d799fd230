package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.ContentLight;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.MasteringDisplay;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.testing.PlainPictures;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A film of ten frames in one piece, and the job that wants it. */
final class TestPlan {
    static final int FRAMES = 10;
    private static final Fraction TICK = new Fraction(1, 25);
    private static final Fraction SQUARE = new Fraction(1, 1);

    private static final Colour HDR = new Colour(
            9,
            16,
            9,
            true,
            3,
            Optional.of(new MasteringDisplay(
                    new MasteringDisplay.Point(1, 2),
                    new MasteringDisplay.Point(3, 4),
                    new MasteringDisplay.Point(5, 6),
                    new MasteringDisplay.Point(7, 8),
                    9,
                    10)),
            Optional.of(new ContentLight(11, 12)));

    private static final Dials DIALS =
            new Dials(Optional.of("film"), Optional.of("high"), Optional.of(new RateCap(1_000_000, 2_000_000)));

    private TestPlan() {}

    static Encode.Video encode(Optional<Fraction> fps) {
        return new Encode.Video(
                new Encode.Coding(VideoCodec.H264, 23, "medium", 2, 250, DIALS),
                new Encode.Picture(640, 360, PixelFormat.YUV420P10, HDR, SQUARE),
                new Encode.Timing(fps, new Fraction(25, 1), TICK, TICK));
    }

    static Plan plan() {
        long[] times = LongStream.range(0, FRAMES).toArray();
        Timeline timeline = new Timeline(TICK, times, new int[] {0}, FRAMES);
        Profile.VideoTrack track = PlainPictures.of(640, 360);
        Lane lane = new Lane(0, 0, encode(Optional.empty()), List.of(0L, (long) FRAMES), List.of(0L));
        return new Plan(
                new Profile("mov", 0, 0.4, track, List.of(), List.of()),
                timeline,
                0,
                0,
                List.of(lane),
                List.of(),
                new Plan.OutputSpec("film.mp4", Container.MP4, Optional.empty(), 0, false),
                List.of());
    }

    static Job job(JobId id, Blob source) {
        Recipe recipe = RecipeExamples.recipe("video.crf=23");
        Instant now = Instant.now();
        return new Job(
                id,
                "somebody",
                new Source.Uploaded(source, "film.mov"),
                recipe,
                50,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                JobState.RENDERING,
                Optional.empty(),
                now,
                now,
                1);
    }
}
