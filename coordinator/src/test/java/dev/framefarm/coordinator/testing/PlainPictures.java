package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Scan;
import java.util.Optional;

/** The pictures of a film about which nothing is remarkable: H.264 of 25 frames a second in 8 bits. */
public final class PlainPictures {
    private PlainPictures() {}

    public static Profile.VideoTrack of(int width, int height) {
        return new Profile.VideoTrack(
                0,
                0,
                "h264",
                width,
                height,
                new Fraction(1, 1),
                "yuv420p",
                8,
                new Fraction(25, 1),
                Colour.UNSPECIFIED,
                0,
                false,
                Scan.PROGRESSIVE,
                Optional.empty());
    }
}
