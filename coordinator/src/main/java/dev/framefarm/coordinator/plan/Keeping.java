package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what of a source's companions goes along, and says what does not. */
final class Keeping {
    private static final int MOST_NAMED = 6;

    private final Profile profile;
    private final Recipe recipe;
    private final List<String> remarks;

    private Keeping(Profile profile, Recipe recipe, List<String> remarks) {
        this.profile = profile;
        this.recipe = recipe;
        this.remarks = remarks;
    }

    static Companions of(Profile profile, Timeline timeline, long filmStart, Recipe recipe, List<String> remarks) {
        Keeping keeping = new Keeping(profile, recipe, remarks);
        Companions found = profile.companions();
        return new Companions(
                new SubtitleRules(recipe.company().subtitles(), recipe.container(), remarks).kept(found.subtitles()),
                keeping.chapters(found.chapters()),
                keeping.tags(found.tags()),
                keeping.attachments(found.attachments()),
                keeping.timecode(found.timecode(), timeline, filmStart));
    }

    private List<Chapter> chapters(List<Chapter> found) {
        if (!recipe.company().chapters()) {
            return dropped("chapters", found);
        }
        if (!found.isEmpty() && !holdsChapters()) {
            remarks.add("All chapters are dropped: " + recipe.container().extension() + " holds none.");
            return List.of();
        }
        long end = Math.round(profile.seconds() * 1e6);
        return found.stream()
                .filter(chapter -> chapter.fromMicros() < end)
                .map(each -> new Chapter(each.fromMicros(), Math.min(each.toMicros(), end), each.title()))
                .toList();
    }

    private List<Tag> tags(List<Tag> found) {
        List<Tag> describing =
                found.stream().filter(tag -> TagRules.describes(tag.name())).toList();
        if (!recipe.company().metadata()) {
            return dropped("metadata", describing);
        }
        List<String> others = found.stream()
                .map(Tag::name)
                .filter(name -> !TagRules.describes(name) && !TagRules.isTechnical(name))
                .toList();
        if (!others.isEmpty()) {
            remarks.add("The metadata " + named(others)
                    + " are dropped: only what describes the film is kept, not where or by what it was recorded.");
        }
        return describing;
    }

    private <T> List<T> dropped(String what, List<T> found) {
        if (!found.isEmpty()) {
            remarks.add("All " + what + " are dropped, as the recipe says.");
        }
        return List.of();
    }

    private static String named(List<String> names) {
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? shown + " and " + (names.size() - MOST_NAMED) + " more" : shown;
    }

    private List<Attachment> attachments(List<Attachment> found) {
        List<Attachment> kept = new ArrayList<>();
        for (Attachment attachment : found) {
            String what = (attachment.isCover() ? "The cover picture" : "The attachment") + " of stream "
                    + attachment.stream();
            if (attachment.mediaType().isEmpty()) {
                remarks.add(what + " is dropped: only fonts and covers in PNG or JPEG are kept.");
            } else if (holds(attachment)) {
                kept.add(attachment);
            } else {
                remarks.add(what + " is dropped: " + recipe.container().extension() + " holds none.");
            }
        }
        return kept;
    }

    private boolean holds(Attachment attachment) {
        return switch (recipe.container()) {
            case MKV, MKA -> true;
            case MP4, M4A, MP3, FLAC -> attachment.isCover();
            case MOV, WEBM, OPUS, WAV -> false;
        };
    }

    private boolean holdsChapters() {
        return switch (recipe.container()) {
            case FLAC, WAV -> false;
            case MP4, MOV, MKV, WEBM, M4A, MP3, OPUS, MKA -> true;
        };
    }

    private Optional<String> timecode(Optional<String> found, Timeline timeline, long filmStart) {
        if (found.isEmpty() || !recipe.company().metadata() || recipe.pictures().isEmpty()) {
            return Optional.empty();
        }
        boolean exact = recipe.container() != Container.WEBM
                && recipe.video().fps().isEmpty()
                && recipe.video().treatment().deinterlace() != Recipe.Deinterlace.FIELD
                && timeline.time(0) == filmStart
                && Timecodes.count(found.get(), timeline);
        if (!exact) {
            remarks.add("The timecode " + found.get() + " is dropped: it would not be exact in the output.");
        }
        return found.filter(any -> exact);
    }
}
