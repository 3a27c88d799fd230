package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.PlainPictures;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The film of every {@link SmallFarm}: ten seconds of 25 silent frames with a keyframe each second. */
final class SmallFilm {
    static final int FRAMES = 250;

    private SmallFilm() {}

    static Prober.Understood understood() {
        Profile.VideoTrack video = PlainPictures.of(640, 360);
        return new Prober.Understood(
                new Profile("mov", 0, FRAMES / 25.0, video, List.of(), List.of()),
                new Timeline(
                        new Fraction(1, 25),
                        LongStream.range(0, FRAMES).toArray(),
                        IntStream.range(0, FRAMES / 25)
                                .map(second -> second * 25)
                                .toArray(),
                        FRAMES));
    }

    static Plan plan() {
        return Planner.plan(understood().profile(), understood().timeline(), RecipeExamples.recipe());
    }

    static String text(long from, long to) {
        return from + " to " + to;
    }

    /** A delivery's bytes say what it is; the film is always right. */
    static Inspector.Measured measure(Path file, Inspector.Depth depth, long most) throws IOException {
        Plan plan = plan();
        Fraction base = ((Encode.Video) plan.video().encode()).timing().outputTimeBase();
        long[] times = WorkOrder.filmTimes(plan);
        if (depth == Inspector.Depth.KEYFRAMES) {
            String[] ends = Files.readString(file).split(" to ", 2);
            Interval interval = new Interval(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            times = WorkOrder.expectedTimes(plan, plan.video(), interval);
        }
        return new Inspector.Measured(base, times, "h264", "header", "");
    }
}
