package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything of a film that is neither picture nor sound: what a source holds, or what of it an output will hold. Times
 * are the film's, in microseconds; {@code timecode} is that of the first frame.
 */
public record Companions(
        List<Subtitles> subtitles,
        List<Chapter> chapters,
        List<Tag> tags,
        List<Attachment> attachments,
        Optional<String> timecode) {
    public static final Companions NONE = new Companions(List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public Companions {
        subtitles = List.copyOf(subtitles);
        chapters = List.copyOf(chapters);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
    }

    /** The same where the film's clock begins so many microseconds later; what is over by then is gone. */
    public Companions begun(long micros) {
        List<Chapter> later = chapters.stream()
                .filter(each -> each.toMicros() > micros)
                .map(each ->
                        new Chapter(Math.max(0, each.fromMicros() - micros), each.toMicros() - micros, each.title()))
                .toList();
        return new Companions(subtitles, later, tags, attachments, timecode);
    }

    /** Whether a description of the film goes beside its streams. */
    public boolean hasWords() {
        return !chapters.isEmpty() || !tags.isEmpty() || !subtitles.isEmpty();
    }

    public List<Attachment> covers() {
        return attachments.stream().filter(Attachment::isCover).toList();
    }

    public List<Attachment> fonts() {
        return attachments.stream().filter(each -> !each.isCover()).toList();
    }

    /**
     * One track of words. {@code codec} is the source's, {@code becomes} the output's. The traits are FFmpeg's names
     * of dispositions.
     */
    public record Subtitles(
            int stream,
            String codec,
            String becomes,
            Optional<String> language,
            Optional<String> title,
            List<String> traits) {
        public Subtitles {
            traits = List.copyOf(traits);
        }

        public boolean isCopied() {
            return codec.equals(becomes);
        }

        public Subtitles as(String target, Optional<String> called) {
            return new Subtitles(stream, codec, target, called, title, traits);
        }
    }

    public record Chapter(long fromMicros, long toMicros, String title) {}

    public record Tag(String name, String value) {}

    /** A file in the file, by its media type; what the source calls it is forgotten. */
    public record Attachment(int stream, String mediaType) {
        public boolean isCover() {
            return mediaType.startsWith("image/");
        }

        public String extension() {
            return mediaType.equals("image/jpeg") ? "jpg" : mediaType.substring(mediaType.indexOf('/') + 1);
        }
    }
}
