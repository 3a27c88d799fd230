package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;
import java.util.stream.Collectors;

/** Which of the source's tracks of sound are in the output, in the source's order. */
final class TrackChoice {
    private TrackChoice() {}

    /** Wanted languages that the source does not have are remarked; if it has none of them, the film is refused. */
    static List<Profile.AudioTrack> of(List<Profile.AudioTrack> tracks, Recipe.Tracks wanted, List<String> remarks) {
        if (wanted.onlyFirst()) {
            return tracks.stream().limit(1).toList();
        }
        if (wanted.languages().isEmpty()) {
            return tracks;
        }
        List<Profile.AudioTrack> chosen = tracks.stream()
                .filter(track -> wanted.languages().contains(track.language()))
                .toList();
        if (chosen.isEmpty()) {
            throw new Unplannable("The recipe wants sound in " + named(wanted.languages()) + ", but the film has "
                    + offered(tracks) + ".");
        }
        wanted.languages().stream()
                .filter(language ->
                        chosen.stream().noneMatch(track -> track.language().equals(language)))
                .forEach(language -> remarks.add("The film has no sound in " + language + "."));
        return chosen;
    }

    private static String offered(List<Profile.AudioTrack> tracks) {
        List<Language> languages =
                tracks.stream().map(Profile.AudioTrack::language).distinct().toList();
        return languages.isEmpty()
                ? "no sound"
                : "sound in " + named(languages) + "; name one of these in audio.tracks, or say all";
    }

    private static String named(List<Language> languages) {
        return languages.stream()
                .map(each -> each.equals(Language.UNDETERMINED) ? "an unnamed language (und)" : each.code())
                .collect(Collectors.joining(", "));
    }
}
