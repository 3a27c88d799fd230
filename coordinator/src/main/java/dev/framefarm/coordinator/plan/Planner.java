package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides what will be made of a source. */
public final class Planner {
    /** Of shorter pieces the samples by which a crf is found would be most. */
    private static final double SEARCHED_SECONDS = 8;

    private Planner() {}

    public static Plan plan(Profile profile, Timeline timeline, Recipe recipe) {
        return recipe.pictures().isPresent() ? film(profile, timeline, recipe) : SoundAlone.plan(profile, recipe);
    }

    private static Plan film(Profile profile, Timeline timeline, Recipe recipe) {
        Fraction timeBase = timeline.timeBase();
        long filmStart = FilmClock.start(profile.startMicros(), timeBase);
        long raised = FilmClock.raise(
                profile.video().earliest() - filmStart, timeBase, recipe.video().fps());
        List<String> remarks = new ArrayList<>(profile.remarks());
        List<Lane> lanes = new ArrayList<>();
        lanes.add(video(profile, timeline, recipe, filmStart, raised, remarks));
        SoundPlan sound = SoundPlan.of(profile, recipe, lanes.size());
        lanes.addAll(sound.lanes());
        Survey.of(lanes.get(0), lanes.size()).ifPresent(lanes::add);
        remarks.addAll(Treatments.remarks(profile.video(), recipe.video().treatment()));
        remarks.addAll(sound.remarks());
        Companions companions = Keeping.of(profile, timeline, filmStart, recipe, remarks);
        return new Plan(
                profile,
                timeline,
                filmStart,
                raised,
                lanes,
                sound.copied(),
                output(profile.video(), recipe, (Encode.Video) lanes.get(0).encode()),
                companions,
                new Plan.Fallback(recipe.video().fallbackSeconds(), false),
                remarks);
    }

    private static Lane video(
            Profile profile, Timeline timeline, Recipe recipe, long filmStart, long raised, List<String> remarks) {
        Encode.Video encode = Pictures.encode(profile.video(), timeline, recipe.video(), raised, remarks);
        Optional<Grid> grid = encode.timing().fps().map(fps -> new Grid(timeline, fps, filmStart, raised));
        int pictures = encode.treatment().pictures();
        Cuts all = encode.ladder().fixedKeyframes()
                ? Cuts.aligned(timeline, grid, pictures, encode.coding().keyframeInterval())
                : Cuts.of(timeline, grid, pictures);
        OptionalDouble capped = leastSeconds(encode);
        double searched = encode.qualities().isEmpty() ? 0 : SEARCHED_SECONDS;
        double least = Math.max(Math.max(capped.orElse(0), searched), encode.hasBitRate() ? Survey.LEAST_SECONDS : 0);
        Cuts cuts = least > 0 ? all.noCloserThan(least, position -> Instants.seconds(timeline, encode, position)) : all;
        if (capped.isPresent() && cuts.positions().size() == 2) {
            remarks.add("The pictures are encoded in one piece, because the film is too short to be divided while its"
                    + " data rate is limited.");
        }
        return new Lane(0, profile.video().stream(), encode, cuts.positions(), cuts.leadIn());
    }

    /** Where data rates are limited: how long pieces are at least. */
    private static OptionalDouble leastSeconds(Encode.Video encode) {
        return encode.renditions().stream()
                .flatMap(each -> each.coding().dials().cap().stream())
                .mapToDouble(RateCap::leastSeconds)
                .max();
    }

    private static Plan.OutputSpec output(Profile.VideoTrack track, Recipe recipe, Encode.Video encode) {
        boolean turned = encode.treatment().turns();
        Container container = recipe.container();
        boolean hvc1 = container.isQuickTime()
                && recipe.video().renditions().stream()
                        .anyMatch(each -> each.coding().codec().format().equals(VideoCodec.HEVC.format()));
        return new Plan.OutputSpec(
                "film." + container.extension(),
                container,
                hvc1 ? Optional.of(VideoCodec.HEVC) : Optional.empty(),
                turned ? 0 : track.rotation(),
                !turned && track.mirrored(),
                recipe.packages());
    }
}
