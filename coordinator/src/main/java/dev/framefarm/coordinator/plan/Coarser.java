package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a source's pictures is finer than the samples that they will have. */
final class Coarser {
    private Coarser() {}

    /** Colours are coarser in words only where nobody {@code asked} for that. */
    static List<String> remarks(Profile.VideoTrack track, List<Encode.Rendition> renditions, boolean asked) {
        Optional<String> colours = asked ? Optional.empty() : colours(track, renditions);
        return Stream.of(bands(track, renditions), colours)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Steps of light that eight bits make too large to be unseen. */
    private static Optional<String> bands(Profile.VideoTrack track, List<Encode.Rendition> renditions) {
        return Optional.of(codecs(
                        renditions,
                        picture -> picture.colour().isHigh()
                                && !picture.pixelFormat().hasManyBits()))
                .filter(codecs -> track.bitDepth() > 8 && !codecs.isEmpty())
                .map(codecs -> "The high dynamic range of " + track.bitDepth() + " bits is kept in 8 by " + codecs
                        + ", which may show as bands in skies and shadows; `hevc`"
                        + " and `av1` keep 10 bits, and `tonemap: true` makes a standard range of it.");
    }

    /** Which thin lines and letters in colour show. */
    private static Optional<String> colours(Profile.VideoTrack track, List<Encode.Rendition> renditions) {
        int samples = PixelFormat.holding(track.pixelFormat())
                .map(PixelFormat::samplesOfColour)
                .orElse(0);
        return Optional.of(codecs(renditions, picture -> picture.pixelFormat().samplesOfColour() < samples))
                .filter(codecs -> !codecs.isEmpty())
                .map(codecs -> "The source's colours (" + track.pixelFormat() + ") are finer than those of " + codecs
                        + " here, as players expect them, so thin lines in colour may blur; with `pixelFormat`, h264, hevc and vp9"
                        + " keep them.");
    }

    private static String codecs(List<Encode.Rendition> renditions, Predicate<Encode.Picture> which) {
        return renditions.stream()
                .filter(each -> which.test(each.picture()))
                .map(each -> each.coding().codec().wireName())
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
