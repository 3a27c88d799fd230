package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Black bars around a film: what is black in all of its pictures that were looked at. A picture of which only a little
 * is lit, such as a title, tells nothing; where too few others are left the film keeps everything.
 */
public final class Bars {
    private static final int FEWEST_BRIGHT = 4;

    private final int width;
    private final int height;

    private Bars(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** {@code lit} are the parts that are not black, of the pictures as the source wants them seen. */
    public static Optional<Recipe.Crop> of(Profile.VideoTrack track, List<Rectangle> lit, boolean upright) {
        int width = track.window().map(Rectangle::width).orElse(track.width());
        int height = track.window().map(Rectangle::height).orElse(track.height());
        Optional<Recipe.Crop> crop = new Bars(width, height).crop(lit);
        return upright ? crop.map(edges -> turned(edges, track)) : crop;
    }

    /** For the user. */
    public static String remark(Optional<Recipe.Crop> cut) {
        if (cut.isEmpty()) {
            return "No black bars were found that all pictures have, so nothing is cut off.";
        }
        Recipe.Crop edges = cut.get();
        List<String> parts = new ArrayList<>();
        name(parts, edges.top(), "lines at the top");
        name(parts, edges.bottom(), "lines at the bottom");
        name(parts, edges.left(), "columns on the left");
        name(parts, edges.right(), "columns on the right");
        return "Black bars are cut off: " + String.join(", ", parts) + ".";
    }

    private static void name(List<String> parts, int cut, String what) {
        if (cut > 0) {
            parts.add(cut + " " + what);
        }
    }

    private Optional<Recipe.Crop> crop(List<Rectangle> lit) {
        if (lit.isEmpty()) {
            return Optional.empty();
        }
        int left = lit.stream().mapToInt(Rectangle::x).min().getAsInt();
        int top = lit.stream().mapToInt(Rectangle::y).min().getAsInt();
        int right = width
                - lit.stream().mapToInt(each -> each.x() + each.width()).max().getAsInt();
        int bottom = height
                - lit.stream().mapToInt(each -> each.y() + each.height()).max().getAsInt();
        long bright = lit.stream()
                .filter(each -> 2 * each.width() >= width - left - right && 2 * each.height() >= height - top - bottom)
                .count();
        if (bright < FEWEST_BRIGHT || 2 * bright < lit.size()) {
            return Optional.empty();
        }
        Recipe.Crop crop = new Recipe.Crop(even(top), even(bottom), even(left), even(right), Optional.empty());
        boolean cuts = IntStream.of(crop.top(), crop.bottom(), crop.left(), crop.right())
                .anyMatch(edge -> edge > 0);
        return Optional.of(crop).filter(any -> cuts);
    }

    /** Colour has a sample for two pixels. */
    private static int even(int edge) {
        return edge / 2 * 2;
    }

    /** As players show the picture: by quarters counter-clockwise, then flipped. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // edges change places when a picture is turned
    private static Recipe.Crop turned(Recipe.Crop crop, Profile.VideoTrack track) {
        Recipe.Crop turned = crop;
        for (int angle = track.rotation(); angle > 0; angle -= 90) {
            turned = new Recipe.Crop(turned.right(), turned.left(), turned.top(), turned.bottom(), turned.aspect());
        }
        return track.mirrored()
                ? new Recipe.Crop(turned.top(), turned.bottom(), turned.right(), turned.left(), turned.aspect())
                : turned;
    }
}
