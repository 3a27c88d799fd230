package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which subtitles an output holds, and in which form. Words can be written anew; pictures of words only be copied. */
record SubtitleRules(Recipe.Words wanted, Container container, List<String> remarks) {
    private static final String STYLED = "ass";
    private static final Set<String> TEXT = Set.of("subrip", STYLED, "webvtt", "mov_text", "text");
    private static final Set<String> PICTURES = Set.of("hdmv_pgs_subtitle", "dvb_subtitle", "dvd_subtitle");
    private static final Set<String> TEXT_IN_MATROSKA = Set.of("subrip", STYLED, "webvtt");

    List<Subtitles> kept(List<Subtitles> found) {
        if (!container.holdsPictures()) {
            if (!found.isEmpty()) {
                remarks.add("All subtitles are dropped: " + container.extension() + " holds sound alone.");
            }
            return List.of();
        }
        if (!wanted.kept()) {
            if (!found.isEmpty()) {
                remarks.add("All subtitles are dropped, as the recipe says.");
            }
            return List.of();
        }
        List<Subtitles> kept = new ArrayList<>();
        for (Subtitles track : found) {
            if (isWanted(track)) {
                form(track)
                        .ifPresent(form -> kept.add(track.as(
                                form, track.language().map(Language::of).map(Language::code))));
            } else {
                remarks.add(
                        which(track) + " are dropped: the recipe keeps " + String.join(", ", wanted.languages()) + ".");
            }
        }
        return kept;
    }

    private boolean isWanted(Subtitles track) {
        Language language = track.language().map(Language::of).orElse(Language.UNDETERMINED);
        return wanted.languages().isEmpty()
                || wanted.languages().stream().map(Language::of).anyMatch(language::equals);
    }

    private Optional<String> form(Subtitles track) {
        if (PICTURES.contains(track.codec())) {
            if (container == Container.MKV) {
                return Optional.of(track.codec());
            }
            remarks.add(which(track) + " are dropped: they are pictures, which mkv holds and " + container.extension()
                    + " does not.");
            return Optional.empty();
        }
        if (!TEXT.contains(track.codec())) {
            String codec = track.codec().isEmpty() ? "an unknown form" : track.codec();
            remarks.add(which(track) + " are dropped: they are in " + codec + ", which this farm does not read.");
            return Optional.empty();
        }
        String form = text(track.codec());
        if (track.codec().equals(STYLED) && !form.equals(STYLED)) {
            remarks.add(which(track) + " lose their styles: mkv holds them, " + container.extension() + " does not.");
        }
        return Optional.of(form);
    }

    private String text(String codec) {
        return switch (container) {
            case MP4, MOV -> "mov_text";
            case MKV -> TEXT_IN_MATROSKA.contains(codec) ? codec : "subrip";
            case WEBM -> "webvtt";
            case M4A, MP3, OPUS, FLAC, WAV, MKA -> throw new IllegalStateException(container + " holds no words");
        };
    }

    private static String which(Subtitles track) {
        return "The subtitles of stream " + track.stream()
                + track.language().map(language -> " (" + language + ")").orElse("");
    }
}
