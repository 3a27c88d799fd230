package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Optional;

/**
 * Words that a recipe wants in the pictures themselves: those of its own cues, or of the source's subtitles in the
 * language {@code track}.
 */
public record Captions(List<Cue> cues, Optional<Language> track, Look look) {
    public Captions {
        cues = List.copyOf(cues);
    }

    /** With the words that were found in the source. */
    public Captions saying(List<Cue> found) {
        return new Captions(found, track, look);
    }

    /** {@code size} and {@code margin} are parts of the shown picture's shorter side; {@code colour} is red, green, blue. */
    public record Look(double size, double margin, Place place, int colour, Ground ground) {}

    /** Where in the picture the words stand. */
    public enum Place {
        BOTTOM,
        MIDDLE,
        TOP
    }

    /** What makes them readable upon any picture. */
    public enum Ground {
        OUTLINE,
        BOX,
        NONE
    }
}
