package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.PixelFormat;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what the picture of a rendition looks like: its size, what is cut off or put around it, its samples. */
final class ShapeReader {
    static final List<String> KEYS =
            List.of("width", "height", "upscale", "crop", "pad", "squarePixels", "pixelFormat", LogoReader.KEY);

    private static final int SMALLEST = 16;
    private static final int MOST_WIDTH = 15_360;
    private static final int MOST_HEIGHT = 8640;
    private static final String AUTO = "auto";
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final String PAD = "the sides of a picture such as 16:9, or even sizes from 16x16 to 15360x8640";

    private final Section video;
    private final List<RecipeProblem> problems;

    ShapeReader(Section video, List<RecipeProblem> problems) {
        this.video = video;
        this.problems = problems;
    }

    Recipe.Shape read(VideoCodec codec) {
        Optional<Integer> width = side("width", MOST_WIDTH);
        Optional<Integer> height = side("height", MOST_HEIGHT);
        Optional<Recipe.Pad> pad = pad();
        if (pad.filter(Recipe.Pad::exact).isPresent() && (width.isPresent() || height.isPresent())) {
            video.incompatible("pad", "sides such as 16:9 where width or height say the size", "a size");
        }
        return new Recipe.Shape(
                width,
                height,
                video.bool("upscale").orElse(false),
                crop(),
                pad,
                video.bool("squarePixels").orElse(false),
                pixelFormat(codec),
                new LogoReader(video, problems).read());
    }

    private Optional<Integer> side(String key, int most) {
        Optional<Integer> side = video.integer(key, SMALLEST, most);
        if (side.isPresent() && side.get() % 2 != 0) {
            video.invalid(key, "an even number, because colour has a sample for two pixels", side.get());
        }
        return side;
    }

    private Optional<Recipe.Crop> crop() {
        Optional<Object> value = video.value("crop");
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            List<String> keys = List.of("top", "bottom", "left", "right", "aspect");
            Section crop = new Section("video.crop", map, problems, keys);
            return Optional.of(new Recipe.Crop(
                    edge(crop, "top"),
                    edge(crop, "bottom"),
                    edge(crop, "left"),
                    edge(crop, "right"),
                    aspect(crop, "aspect")));
        }
        if (value.equals(Optional.of(AUTO))) {
            return Optional.of(Recipe.Crop.BLACK_BARS);
        }
        Optional<Fraction> aspect = value.flatMap(Aspect::read);
        if (value.isPresent() && aspect.isEmpty()) {
            video.invalid("crop", "auto, a mapping of edges, or " + Aspect.EXPECTED, value.get());
        }
        return aspect.map(sides -> new Recipe.Crop(0, 0, 0, 0, Optional.of(sides)));
    }

    private static int edge(Section crop, String key) {
        return crop.integer(key, 0, MOST_WIDTH).orElse(0);
    }

    private static Optional<Fraction> aspect(Section section, String key) {
        Optional<Object> value = section.value(key);
        Optional<Fraction> aspect = value.flatMap(Aspect::read);
        if (value.isPresent() && aspect.isEmpty()) {
            section.invalid(key, Aspect.EXPECTED, value.get());
        }
        return aspect;
    }

    private Optional<Recipe.Pad> pad() {
        Optional<Object> value = video.value("pad");
        Optional<Recipe.Pad> pad = value.flatMap(ShapeReader::pad);
        if (value.isPresent() && pad.isEmpty()) {
            video.invalid("pad", PAD, value.get());
        }
        return pad;
    }

    private static Optional<Recipe.Pad> pad(Object value) {
        Matcher size = SIZE.matcher(String.valueOf(value));
        if (!size.matches()) {
            return Aspect.read(value).map(sides -> new Recipe.Pad((int) sides.num(), (int) sides.den(), false));
        }
        int width = Integer.parseInt(size.group(1));
        int height = Integer.parseInt(size.group(2));
        return Optional.of(new Recipe.Pad(width, height, true)).filter(ShapeReader::isPicture);
    }

    private static boolean isPicture(Recipe.Pad pad) {
        boolean even = pad.width() % 2 == 0 && pad.height() % 2 == 0;
        return even
                && pad.width() >= SMALLEST
                && pad.width() <= MOST_WIDTH
                && pad.height() >= SMALLEST
                && pad.height() <= MOST_HEIGHT;
    }

    private Optional<PixelFormat> pixelFormat(VideoCodec codec) {
        List<String> formats = RecipeReader.words(PixelFormats.of(codec));
        List<String> words = Stream.concat(Stream.of(AUTO), formats.stream()).toList();
        return video.word("pixelFormat", words)
                .filter(word -> !word.equals(AUTO))
                .map(word -> PixelFormat.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
