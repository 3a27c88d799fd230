package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import java.util.ArrayList;
import java.util.List;

/** Says on every frame what its numbers mean, so that what comes next knows what it converts. */
final class Tags {
    private Tags() {}

    /** The filter, or none where nothing is known. */
    static List<String> of(Colour colour) {
        if (!colour.known()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        if (Colour.speaks(colour.primaries())) {
            tags.add("color_primaries=" + colour.primaries());
        }
        if (Colour.speaks(colour.transfer())) {
            tags.add("color_trc=" + colour.transfer());
        }
        if (Colour.speaks(colour.matrix())) {
            tags.add("colorspace=" + colour.matrix());
        }
        tags.add("range=" + (colour.fullRange() ? "pc" : "tv"));
        return List.of("setparams=" + String.join(":", tags));
    }
}
