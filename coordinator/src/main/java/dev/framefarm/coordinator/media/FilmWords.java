package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Container;

/**
 * The description of a film as FFmpeg reads it: its metadata, one section for each track of subtitles, the chapters. As
 * a file, because a command line may not hold every letter.
 */
final class FilmWords {
    private final StringBuilder text = new StringBuilder(";FFMETADATA1\n");

    private final Container container;

    private FilmWords(Container container) {
        this.container = container;
    }

    static String of(Companions companions, Container container) {
        FilmWords words = new FilmWords(container);
        companions.tags().forEach(tag -> words.add(tag.name(), tag.value()));
        companions.subtitles().forEach(words::subtitles);
        companions.chapters().forEach(words::chapter);
        return words.text.toString();
    }

    private void subtitles(Companions.Subtitles track) {
        text.append("[STREAM]\n");
        add("language", LanguageMark.of(track.language(), container));
        track.title().ifPresent(title -> add("title", title));
        if (track.becomes().equals("mov_text")) {
            // MP4 has no title for a track; players show what its handler is called.
            track.title().ifPresent(title -> add("handler_name", title));
        }
    }

    private void chapter(Companions.Chapter chapter) {
        text.append("[CHAPTER]\nTIMEBASE=1/1000000\n");
        text.append("START=").append(chapter.fromMicros()).append('\n');
        text.append("END=").append(chapter.toMicros()).append('\n');
        add("title", chapter.title());
    }

    private void add(String name, String value) {
        text.append(name)
                .append('=')
                .append(value.replaceAll("[=;#\\\\\n]", "\\\\$0"))
                .append('\n');
    }
}
