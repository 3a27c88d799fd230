package dev.framefarm.coordinator.media;

import static java.util.Map.entry;

import dev.framefarm.coordinator.model.Colour;
import java.util.List;
import java.util.Map;

/** FFmpeg's names of colour properties as code points of ITU-T H.273. */
final class CodePoints {
    private static final int UNSPECIFIED = 2;

    private static final Map<String, Integer> PRIMARIES = Map.ofEntries(
            entry("bt709", 1),
            entry("bt470m", 4),
            entry("bt470bg", 5),
            entry("smpte170m", 6),
            entry("smpte240m", 7),
            entry("film", 8),
            entry("bt2020", 9),
            entry("smpte428", 10),
            entry("smpte431", 11),
            entry("smpte432", 12),
            entry("ebu3213", 22));
    private static final Map<String, Integer> TRANSFER = Map.ofEntries(
            entry("bt709", 1),
            entry("bt470m", 4),
            entry("bt470bg", 5),
            entry("smpte170m", 6),
            entry("smpte240m", 7),
            entry("linear", 8),
            entry("log100", 9),
            entry("log316", 10),
            entry("iec61966-2-4", 11),
            entry("bt1361e", 12),
            entry("iec61966-2-1", 13),
            entry("bt2020-10", 14),
            entry("bt2020-12", 15),
            entry("smpte2084", 16),
            entry("smpte428", 17),
            entry("arib-std-b67", 18));
    /** Their position is H.273's type. */
    private static final List<String> CHROMA_LOCATIONS =
            List.of("left", "center", "topleft", "top", "bottomleft", "bottom");

    private static final Map<String, Integer> MATRIX = Map.ofEntries(
            entry("gbr", 0),
            entry("bt709", 1),
            entry("fcc", 4),
            entry("bt470bg", 5),
            entry("smpte170m", 6),
            entry("smpte240m", 7),
            entry("ycgco", 8),
            entry("bt2020nc", 9),
            entry("bt2020c", 10),
            entry("smpte2085", 11),
            entry("chroma-derived-nc", 12),
            entry("chroma-derived-c", 13),
            entry("ictcp", 14),
            entry("ipt-c2", 15));

    private CodePoints() {}

    static Colour colour(StreamFacts film, LightFacts facts) {
        return new Colour(
                PRIMARIES.getOrDefault(film.text("color_primaries"), UNSPECIFIED),
                TRANSFER.getOrDefault(film.text("color_transfer"), UNSPECIFIED),
                MATRIX.getOrDefault(film.text("color_space"), UNSPECIFIED),
                film.text("color_range").equals("pc"),
                1 + CHROMA_LOCATIONS.indexOf(facts.chromaLocation()),
                facts.mastering(),
                facts.light());
    }
}
