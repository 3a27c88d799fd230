package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Framing;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Rectangle;
import dev.framefarm.coordinator.model.Treatment;
import java.util.Optional;

/**
 * How large the picture of a rendition is, and what of the source lies where in it. Sizes and places are even: colour
 * has a sample for two pixels each way.
 */
final class Framer {
    private static final int SMALLEST_PART = 16;
    private static final int LARGEST_SIDE = 16_384;
    private static final Fraction SQUARE = new Fraction(1, 1);

    private final Recipe.Shape wanted;
    /** Of the source's picture as it is handed to the renditions. */
    private final int width;

    private final int height;
    private final Fraction sampleAspect;
    /** What of the picture the source wants to be seen. */
    private final Optional<Rectangle> window;

    private Framer(Profile.VideoTrack track, Treatment treatment, Recipe.Shape wanted) {
        boolean swapped = treatment.swapsSides();
        this.wanted = wanted;
        this.window = track.window().map(part -> turned(part, track, treatment)).map(Framer::evened);
        this.width = window.map(Rectangle::width).orElse(swapped ? track.height() : track.width());
        this.height = window.map(Rectangle::height).orElse(swapped ? track.width() : track.height());
        Fraction aspect = track.sampleAspect().isPositive() ? track.sampleAspect() : SQUARE;
        this.sampleAspect = swapped ? aspect.inverse() : aspect;
    }

    record Framed(int width, int height, Fraction sampleAspect, Framing framing) {}

    /** A size on the way, which need not be whole. */
    private record Size(double width, double height) {
        Size times(double factor) {
            return new Size(width * factor, height * factor);
        }

        Size widenedTo(double aspect) {
            return width < height * aspect ? new Size(height * aspect, height) : new Size(width, width / aspect);
        }

        Size narrowedTo(double aspect) {
            return width > height * aspect ? new Size(height * aspect, height) : new Size(width, width / aspect);
        }

        int evenWidth() {
            return even((int) Math.round(width));
        }

        int evenHeight() {
            return even((int) Math.round(height));
        }
    }

    static Framed of(Profile.VideoTrack track, Treatment treatment, Recipe.Shape wanted) {
        return new Framer(track, treatment, wanted).framed();
    }

    /** Every pixel of the source, also where a side has an odd number of them. */
    static Framed whole(Profile.VideoTrack track, Treatment treatment) {
        Framer framer = new Framer(track, treatment, Recipe.Shape.KEPT);
        return new Framed(
                framer.width, framer.height, framer.sampleAspect, new Framing(framer.window, Optional.empty()));
    }

    private Framed framed() {
        Optional<Rectangle> crop = wanted.crop().map(this::part).filter(part -> !isWhole(part));
        Size part = crop.map(each -> new Size(each.width(), each.height())).orElse(new Size(width, height));
        Size picture = wanted.squarePixels() ? squared(part) : part;
        Fraction aspect = wanted.squarePixels() ? SQUARE : sampleAspect;
        Size canvas = wanted.pad().map(pad -> canvas(pad, picture, aspect)).orElse(picture);
        double factor = wanted.pad().filter(Recipe.Pad::exact).isPresent() ? into(canvas, picture) : fit(canvas);
        Size whole = wanted.pad().filter(Recipe.Pad::exact).isPresent() ? canvas : canvas.times(factor);
        int wholeWidth = whole.evenWidth();
        int wholeHeight = whole.evenHeight();
        if (wholeWidth > LARGEST_SIDE || wholeHeight > LARGEST_SIDE) {
            throw new Unplannable("The picture would have " + wholeWidth + "x" + wholeHeight
                    + " pixels; give the recipe a `width` or `height` that keeps both sides below " + LARGEST_SIDE
                    + ".");
        }
        Optional<Rectangle> seen = crop.map(this::inWindow).or(() -> window);
        Framing framing = new Framing(seen, placed(picture.times(factor), wholeWidth, wholeHeight));
        return new Framed(wholeWidth, wholeHeight, aspect, framing);
    }

    private static Rectangle turned(Rectangle part, Profile.VideoTrack track, Treatment treatment) {
        int width = track.width();
        int height = track.height();
        Rectangle turned = part;
        for (int angle = treatment.rotation(); angle > 0; angle -= 90) {
            turned = turned.turnedIn(width);
            int side = width;
            width = height;
            height = side;
        }
        return treatment.mirrored() ? turned.flippedIn(width) : turned;
    }

    private static Rectangle evened(Rectangle part) {
        return new Rectangle(part.x() / 2 * 2, part.y() / 2 * 2, even(part.width()), even(part.height()));
    }

    private Rectangle inWindow(Rectangle part) {
        return window.map(
                        frame -> new Rectangle(frame.x() + part.x(), frame.y() + part.y(), part.width(), part.height()))
                .orElse(part);
    }

    private boolean isWhole(Rectangle part) {
        return part.width() == width && part.height() == height;
    }

    private Rectangle part(Recipe.Crop crop) {
        int x = crop.left() / 2 * 2;
        int y = crop.top() / 2 * 2;
        int restWidth = (width - crop.left() - crop.right()) / 2 * 2;
        int restHeight = (height - crop.top() - crop.bottom()) / 2 * 2;
        if (restWidth < SMALLEST_PART || restHeight < SMALLEST_PART) {
            throw new Unplannable("The recipe's `crop` leaves nothing of a picture of " + width + "x" + height
                    + " pixels; crop less.");
        }
        return crop.aspect()
                .map(aspect -> middle(x, y, restWidth, restHeight, aspect))
                .orElse(new Rectangle(x, y, restWidth, restHeight));
    }

    private Rectangle middle(int x, int y, int restWidth, int restHeight, Fraction shown) {
        Size part = new Size(restWidth, restHeight).narrowedTo(shown.value() / sampleAspect.value());
        int partWidth = part.evenWidth();
        int partHeight = part.evenHeight();
        return new Rectangle(
                x + (restWidth - partWidth) / 4 * 2, y + (restHeight - partHeight) / 4 * 2, partWidth, partHeight);
    }

    /** No side becomes smaller by it. */
    private Size squared(Size part) {
        double aspect = sampleAspect.value();
        return aspect >= 1
                ? new Size(part.width() * aspect, part.height())
                : new Size(part.width(), part.height() / aspect);
    }

    private static Size canvas(Recipe.Pad pad, Size picture, Fraction aspect) {
        return pad.exact()
                ? new Size(pad.width(), pad.height())
                : picture.widenedTo((double) pad.width() / pad.height() / aspect.value());
    }

    private double fit(Size size) {
        double byWidth = wanted.width().map(most -> most / size.width()).orElse(Double.MAX_VALUE);
        double byHeight = wanted.height().map(most -> most / size.height()).orElse(Double.MAX_VALUE);
        double factor = Math.min(byWidth, byHeight);
        return factor == Double.MAX_VALUE ? 1 : atMost(factor);
    }

    private double into(Size canvas, Size picture) {
        return atMost(Math.min(canvas.width() / picture.width(), canvas.height() / picture.height()));
    }

    private double atMost(double factor) {
        return wanted.upscale() ? factor : Math.min(1, factor);
    }

    private static Optional<Rectangle> placed(Size picture, int wholeWidth, int wholeHeight) {
        int width = Math.min(wholeWidth, picture.evenWidth());
        int height = Math.min(wholeHeight, picture.evenHeight());
        return width == wholeWidth && height == wholeHeight
                ? Optional.empty()
                : Optional.of(
                        new Rectangle((wholeWidth - width) / 4 * 2, (wholeHeight - height) / 4 * 2, width, height));
    }

    private static int even(int size) {
        return Math.max(2, size / 2 * 2);
    }
}
