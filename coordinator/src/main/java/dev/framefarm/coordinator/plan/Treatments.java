package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Recipe.Deinterlace;
import dev.framefarm.coordinator.model.Scan;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the wanted treatments the source needs. */
final class Treatments {
    /** BT.709, with the colour samples to the left. */
    static final Colour STANDARD_RANGE = new Colour(1, 1, 1, false, 1, Optional.empty(), Optional.empty());

    private Treatments() {}

    static Treatment of(Profile.VideoTrack track, Timeline timeline, Recipe.Treatment wanted) {
        boolean turned = wanted.upright() && isSquare(track.rotation());
        return new Treatment(
                deinterlacing(track, timeline, wanted.deinterlace()),
                wanted.denoise(),
                wanted.tonemap() ? Treatment.ToneMapping.of(track.colour()) : Optional.empty(),
                turned ? track.rotation() : 0,
                turned && track.mirrored());
    }

    static List<String> remarks(Profile.VideoTrack track, Recipe.Treatment wanted) {
        List<String> remarks = new ArrayList<>();
        if (track.scan() != Scan.PROGRESSIVE && wanted.deinterlace() == Deinterlace.AUTO) {
            remarks.add("The source is interlaced; each of its frames is deinterlaced.");
        }
        if (track.scan() != Scan.PROGRESSIVE && wanted.deinterlace() == Deinterlace.OFF) {
            remarks.add(
                    "The source is interlaced: each frame keeps both its fields, but nothing tells players so, and they"
                            + " may show combs where something moves; a recipe with deinterlace: auto makes whole pictures.");
        }
        if (wanted.denoise().isPresent()) {
            remarks.add(
                    "The noise filter remembers earlier frames: where pieces meet, pictures may differ from those of a"
                            + " single pass by less than can be seen.");
        }
        if (wanted.tonemap()) {
            remarks.add(
                    track.colour().isHigh()
                            ? "The high dynamic range is mapped to the standard range of BT.709."
                            : "The source has no high dynamic range, so no tones are mapped.");
        }
        if (wanted.upright() && !isSquare(track.rotation())) {
            remarks.add("The picture is turned by " + track.rotation()
                    + " degrees, which only players can do; it stays as it is stored.");
        }
        return List.copyOf(remarks);
    }

    /** Fields of a single frame have no neighbours that tell how far apart they are. */
    private static Optional<Treatment.Deinterlacing> deinterlacing(
            Profile.VideoTrack track, Timeline timeline, Deinterlace wanted) {
        boolean needed = wanted == Deinterlace.AUTO ? track.scan() != Scan.PROGRESSIVE : wanted != Deinterlace.OFF;
        boolean everyField = wanted == Deinterlace.FIELD && timeline.frames() > 1;
        return needed ? Optional.of(new Treatment.Deinterlacing(track.scan(), everyField)) : Optional.empty();
    }

    private static boolean isSquare(int rotation) {
        return rotation % 90 == 0;
    }
}
