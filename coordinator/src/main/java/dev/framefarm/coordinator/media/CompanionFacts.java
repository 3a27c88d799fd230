package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.slice.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What FFprobe says about everything beside picture and sound. All of it comes from the file, so all of it is bounded,
 * and no text keeps a control character.
 */
final class CompanionFacts {
    static final int MOST_CHAPTERS = 1000;
    private static final int MOST_TAGS = 64;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_VALUE = 2000;
    /** Attachments lie in memory while they are copied. */
    private static final int LARGEST_ATTACHMENT = 32 << 20;

    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern TIMECODE = Pattern.compile("\\d{2}:[0-5]\\d:[0-5]\\d[:;.]\\d{2,3}");
    /** FFmpeg's names of what a track is for. */
    static final List<String> TRAITS =
            List.of("default", "forced", "hearing_impaired", "comment", "original", "dub", "captions");
    /** By codec, and by what Matroska says where that is no codec to FFmpeg. */
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("mjpeg", "image/jpeg"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("font/ttf", "font/ttf"),
            Map.entry("font/sfnt", "font/ttf"),
            Map.entry("font/otf", "font/otf"),
            Map.entry("application/x-font-ttf", "font/ttf"),
            Map.entry("application/x-font-otf", "font/otf"));

    private CompanionFacts() {}

    static Companions of(JsonNode root, List<StreamFacts> streams, int film, long startMicros) {
        List<Subtitles> subtitles = new ArrayList<>();
        List<Attachment> attachments = new ArrayList<>();
        for (StreamFacts stream : streams) {
            if (stream.is("subtitle")) {
                subtitles.add(subtitles(stream));
            } else if (isAttachment(stream)) {
                attachments.add(new Attachment(stream.index(), mediaType(stream)));
            }
        }
        return new Companions(
                subtitles, chapters(root, startMicros), tags(root), attachments, timecode(root, streams, film));
    }

    private static Subtitles subtitles(StreamFacts stream) {
        JsonNode disposition = stream.json().path("disposition");
        return new Subtitles(
                stream.index(),
                stream.codec(),
                stream.codec(),
                stream.language(),
                Optional.of(clean(stream.json().path("tags").path("title").asText(""), LONGEST_TITLE))
                        .filter(title -> !title.isEmpty()),
                TRAITS.stream()
                        .filter(trait -> disposition.path(trait).asInt(0) != 0)
                        .toList());
    }

    private static boolean isAttachment(StreamFacts stream) {
        return stream.is("attachment") || (stream.is("video") && !stream.isFilm());
    }

    /** Empty when it is neither a font nor a picture, or too large to be one. */
    private static String mediaType(StreamFacts stream) {
        if (stream.number("extradata_size") > LARGEST_ATTACHMENT) {
            return "";
        }
        String said = stream.json().path("tags").path("mimetype").asText("");
        return MEDIA_TYPES.getOrDefault(stream.codec(), MEDIA_TYPES.getOrDefault(said, ""));
    }

    private static List<Chapter> chapters(JsonNode root, long startMicros) {
        List<Chapter> chapters = new ArrayList<>();
        for (JsonNode json : root.path("chapters")) {
            long from = Micros.parse(json.path("start_time").asText("")) - startMicros;
            long to = Micros.parse(json.path("end_time").asText("")) - startMicros;
            String title = clean(json.path("tags").path("title").asText(""), LONGEST_TITLE);
            if (to > Math.max(from, 0) && chapters.size() < MOST_CHAPTERS) {
                chapters.add(new Chapter(Math.max(from, 0), to, title));
            }
        }
        return chapters;
    }

    private static List<Tag> tags(JsonNode root) {
        List<Tag> tags = new ArrayList<>();
        root.path("format").path("tags").properties().forEach(entry -> {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            String value = clean(entry.getValue().asText(""), LONGEST_VALUE);
            if (tags.size() < MOST_TAGS && TAG.matcher(name).matches() && !value.isEmpty()) {
                tags.add(new Tag(name, value));
            }
        });
        return tags;
    }

    /** A movie has a track for it, and some formats a tag. */
    private static Optional<String> timecode(JsonNode root, List<StreamFacts> streams, int film) {
        Stream<JsonNode> tracks = streams.stream()
                .filter(stream -> stream.index() == film
                        || stream.text("codec_tag_string").equals("tmcd"))
                .map(StreamFacts::json);
        return Stream.concat(tracks, Stream.of(root.path("format")))
                .map(json -> json.path("tags"))
                .map(tags -> tags.path("timecode").asText(tags.path("TIMECODE").asText("")))
                .filter(text -> TIMECODE.matcher(text).matches())
                .findFirst();
    }

    private static String clean(String text, int longest) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }
}
