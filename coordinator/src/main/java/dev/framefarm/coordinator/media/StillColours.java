package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Treatment.ToneMapping;
import dev.framefarm.tones.StandardRange;
import java.util.Optional;

/** Filters from a film's colours to those of stills, which are always in the standard range. */
final class StillColours {
    private StillColours() {}

    /** What follows the options of a {@code scale} filter, up to those of the one that ends in {@code colour}. */
    static String after(Optional<ToneMapping> tones, String colour) {
        return tones.map(mapping -> "," + filters(mapping) + ",scale=" + colour).orElse(":" + colour);
    }

    /** Every pixel has colours of its own first, for a side may be odd. */
    private static String filters(ToneMapping mapping) {
        Colour from = mapping.from();
        return "format=yuv444p10le,setparams=color_primaries=" + from.primaries() + ":color_trc=" + from.transfer()
                + ":colorspace=" + from.matrix() + ":range=" + (from.fullRange() ? "pc" : "tv") + ","
                + String.join(",", StandardRange.filters(mapping.peak()));
    }
}
