package dev.framefarm.coordinator.plan;

import java.util.Set;

/**
 * Which metadata may go along: those that describe the film. Where it was recorded, with which device and software, and
 * whatever nobody here knows, stays behind: a file that is passed on should not tell where somebody lives.
 */
final class TagRules {
    private static final Set<String> DESCRIBING = Set.of(
            "title",
            "artist",
            "album",
            "album_artist",
            "composer",
            "performer",
            "director",
            "genre",
            "date",
            "comment",
            "description",
            "synopsis",
            "keywords",
            "copyright",
            "publisher",
            "show",
            "network",
            "season_number",
            "episode_id",
            "episode_sort",
            "track",
            "disc",
            "language",
            "creation_time");

    /** Written by every muxer about itself; ours writes its own. */
    private static final Set<String> TECHNICAL = Set.of(
            "major_brand",
            "minor_version",
            "compatible_brands",
            "encoder",
            "handler_name",
            "vendor_id",
            "duration",
            "timecode",
            "service_name",
            "service_provider");

    private TagRules() {}

    static boolean describes(String name) {
        return DESCRIBING.contains(name);
    }

    static boolean isTechnical(String name) {
        return TECHNICAL.contains(name);
    }
}
