package dev.framefarm.tones;

import java.util.List;
import java.util.Locale;

/** Filters that make BT.709 of pictures in a high dynamic range whose colours are said. */
public final class StandardRange {
    private StandardRange() {}

    /**
     * In linear light, where brightness adds up as it does in a room. The {@code peak}, in times of paper's light, is said,
     * because the filter would look for it in frames of which only some carry it.
     */
    public static List<String> filters(double peak) {
        return List.of(
                "zscale=transfer=linear:npl=100",
                "format=gbrpf32le",
                "zscale=primaries=bt709",
                String.format(Locale.ROOT, "tonemap=tonemap=hable:desat=0:peak=%.4f", peak),
                "zscale=transfer=bt709:matrix=bt709:range=tv",
                "format=yuv444p10le");
    }
}
