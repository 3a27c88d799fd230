package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what will be made of a source. */
public final class Planner {
    private Planner() {}

    public static Plan plan(Profile profile, Timeline timeline, Recipe recipe) {
        Fraction timeBase = timeline.timeBase();
        long filmStart = FilmClock.start(profile.startMicros(), timeBase);
        long raised = FilmClock.raise(
                profile.video().earliest() - filmStart, timeBase, recipe.video().fps());
        List<String> remarks = new ArrayList<>(profile.remarks());
        List<Lane> lanes = new ArrayList<>();
        lanes.add(video(profile, timeline, recipe, filmStart, raised));
        List<Integer> copied = new ArrayList<>();
        for (Profile.AudioTrack track : profile.audio()) {
            if (recipe.audio().mode() == Recipe.Mode.COPY && CopyRules.allow(track.codec(), recipe.container())) {
                copied.add(track.stream());
            } else if (recipe.audio().mode() != Recipe.Mode.NONE) {
                lanes.add(sound(lanes.size(), track, recipe, remarks));
            }
        }
        Companions companions = Keeping.of(profile, timeline, filmStart, recipe, remarks);
        return new Plan(
                profile, timeline, filmStart, raised, lanes, copied, output(profile, recipe), companions, remarks);
    }

    private static Lane video(Profile profile, Timeline timeline, Recipe recipe, long filmStart, long raised) {
        Encode.Video encode = Pictures.encode(profile.video(), timeline, recipe.video());
        Cuts cuts = encode.timing()
                .fps()
                .map(fps -> Cuts.onGrid(timeline, new Grid(timeline, fps, filmStart, raised)))
                .orElseGet(() -> Cuts.of(timeline));
        return new Lane(0, profile.video().stream(), encode, cuts.positions(), cuts.leadIn());
    }

    private static Lane sound(int index, Profile.AudioTrack track, Recipe recipe, List<String> remarks) {
        AudioCodec codec = codec(recipe);
        if (recipe.audio().mode() == Recipe.Mode.COPY) {
            remarks.add("The " + track.codec() + " sound of stream " + track.stream() + " cannot be copied into "
                    + recipe.container().extension() + "; it becomes " + codec.wireName() + ".");
        }
        int rate = codec == AudioCodec.OPUS ? 48_000 : AudioRates.aac(track.sampleRate());
        int channels = Math.min(track.channels(), 8);
        int bitRate = recipe.audio().bitRate().orElse(64_000 * Math.max(channels, 2));
        long milliseconds = Math.max(1, Math.round(track.seconds() * 1000));
        return new Lane(
                index,
                track.stream(),
                new Encode.Audio(codec, bitRate, rate, channels),
                List.of(0L, milliseconds),
                List.of(0L));
    }

    private static AudioCodec codec(Recipe recipe) {
        boolean opus = recipe.audio().mode() == Recipe.Mode.OPUS || recipe.container() == Container.WEBM;
        return opus ? AudioCodec.OPUS : AudioCodec.AAC;
    }

    private static Plan.OutputSpec output(Profile profile, Recipe recipe) {
        Container container = recipe.container();
        boolean hvc1 = container == Container.MP4 && recipe.video().coding().codec() == VideoCodec.HEVC;
        return new Plan.OutputSpec(
                "film." + container.extension(),
                container,
                hvc1 ? Optional.of(VideoCodec.HEVC) : Optional.empty(),
                profile.video().rotation(),
                profile.video().mirrored(),
                recipe.packages());
    }
}
