package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what will be made of a source of which only the sound is wanted. Many files for sound alone know no times: the
 * output's clock begins with the first sample of the earliest track, and chapters are moved along.
 */
final class SoundAlone {
    private static final long MICROS = 1_000_000;
    /** Less is nothing that anybody would notice. */
    private static final long LATE_MICROS = 50_000;

    private SoundAlone() {}

    static Plan plan(Profile found, Recipe recipe) {
        List<String> remarks = new ArrayList<>(found.remarks());
        SoundPlan sound = SoundPlan.of(found, recipe, 0);
        remarks.addAll(sound.remarks());
        Profile profile = begun(found, taken(found, sound), remarks);
        return new Plan(
                profile,
                Timeline.NONE,
                0,
                0,
                sound.lanes(),
                sound.copied(),
                new Plan.OutputSpec(
                        "sound." + recipe.container().extension(), recipe.container(), Optional.empty(), 0, false),
                Keeping.of(profile, Timeline.NONE, 0, recipe, remarks),
                Plan.Fallback.NONE,
                remarks);
    }

    private static List<Profile.AudioTrack> taken(Profile found, SoundPlan sound) {
        List<Profile.AudioTrack> taken = found.audio().stream()
                .filter(track -> sound.copied().contains(track.stream())
                        || sound.lanes().stream().anyMatch(lane -> lane.stream() == track.stream()))
                .toList();
        if (taken.isEmpty()) {
            throw new Unplannable("The file holds no sound that can be heard, and the recipe is for sound alone.");
        }
        return taken;
    }

    private static Profile begun(Profile found, List<Profile.AudioTrack> taken, List<String> remarks) {
        long begin = taken.stream()
                .mapToLong(track -> micros(track.firstSample(), track))
                .min()
                .orElseThrow();
        long end = taken.stream()
                .mapToLong(track -> micros(track.endSample(), track))
                .max()
                .orElseThrow();
        long late = begin - found.startMicros();
        if (late > LATE_MICROS) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "The sound begins %.2f s after the file's beginning; the output begins with the sound.",
                    (double) late / MICROS));
        }
        return new Profile(
                found.demuxer(),
                begin,
                begin - found.containerMicros(),
                (double) (end - begin) / MICROS,
                found.pictures(),
                found.audio(),
                found.companions().begun(late),
                found.remarks());
    }

    private static long micros(long sample, Profile.AudioTrack track) {
        return Math.round((double) sample * MICROS / track.sampleRate());
    }
}
