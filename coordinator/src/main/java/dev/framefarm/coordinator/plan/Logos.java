package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Logo;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import java.util.OptionalLong;

/** Where a logo stands in a rendition's picture, and when. */
final class Logos {
    private final Recipe.Mark mark;
    private final Encode.Picture picture;

    private Logos(Recipe.Mark mark, Encode.Picture picture) {
        this.mark = mark;
        this.picture = picture;
    }

    /** {@code raised} is how many seconds later than the film's the clock of the deliveries is. */
    static Logo of(Recipe.Mark mark, Encode.Picture picture, Fraction tick, long raised) {
        Covering.demand("A logo", picture, tick);
        return new Logo(
                mark.png(),
                new Logos(mark, picture).place(),
                mark.opacity(),
                micros(mark.from() + raised),
                mark.until()
                        .map(until -> OptionalLong.of(micros(until + raised)))
                        .orElse(OptionalLong.empty()));
    }

    /** As it is shown, its pixels are square, whatever those of the picture are. */
    private Rectangle place() {
        double aspect = picture.sampleAspect().value();
        double margin = mark.margin() * picture.width();
        double mostWidth = picture.width() - 2 * margin;
        double mostHeight = picture.height() - 2 * margin * aspect;
        double width = Math.min(mostWidth, mark.width() * picture.width());
        double height = width * aspect * mark.pngHeight() / mark.pngWidth();
        double factor = Math.min(1, mostHeight / height);
        int evenWidth = even(width * factor);
        int evenHeight = even(height * factor);
        int x = (int) margin;
        int y = (int) (margin * aspect);
        int right = picture.width() - evenWidth - x;
        int bottom = picture.height() - evenHeight - y;
        return switch (mark.corner()) {
            case TOP_LEFT -> at(x, y, evenWidth, evenHeight);
            case TOP_RIGHT -> at(right, y, evenWidth, evenHeight);
            case BOTTOM_LEFT -> at(x, bottom, evenWidth, evenHeight);
            case BOTTOM_RIGHT -> at(right, bottom, evenWidth, evenHeight);
            case CENTER -> at((x + right) / 2, (y + bottom) / 2, evenWidth, evenHeight);
        };
    }

    /** Colour has a sample for two pixels. */
    private static Rectangle at(int x, int y, int width, int height) {
        return new Rectangle(Math.max(0, x / 2 * 2), Math.max(0, y / 2 * 2), width, height);
    }

    private static int even(double size) {
        return Math.max(2, (int) Math.round(size) / 2 * 2);
    }

    private static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }
}
