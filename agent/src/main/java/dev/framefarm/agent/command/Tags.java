package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import java.util.ArrayList;
import java.util.List;

/** Says on every frame what its numbers mean, so that what comes next knows what it converts. */
final class Tags {
    /** Code points of ITU-T H.273. */
    private static final int RGB = 0;

    private static final int UNKNOWN = 2;

    private Tags() {}

    /**
     * The filter. What is not known is taken off, for films that were joined of others change their tags on the way, and
     * pieces of them would differ.
     */
    static List<String> of(Colour colour) {
        List<String> tags = new ArrayList<>();
        tags.add("color_primaries=" + spoken(colour.primaries()));
        tags.add("color_trc=" + spoken(colour.transfer()));
        if (colour.matrix() != RGB) {
            tags.add("colorspace=" + colour.matrix());
        }
        tags.add("range=" + (colour.known() ? colour.fullRange() ? "pc" : "tv" : "unknown"));
        return List.of("setparams=" + String.join(":", tags));
    }

    private static int spoken(int code) {
        return Colour.speaks(code) ? code : UNKNOWN;
    }
}
