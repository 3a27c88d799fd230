package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a recipe document. The keys are documented in {@code recipes/README.md}. */
public final class RecipeReader {
    private static final List<String> KEYS = List.of(
            "recipe",
            "version",
            "description",
            "container",
            "video",
            "audio",
            "subtitles",
            "chapters",
            "metadata",
            "package");
    private static final String NO_PICTURES = "none";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final List<String> VIDEO_KEYS = Stream.of(
                    List.of("codec", "crf", "preset", "fps", "renditions", "keyframes", CaptionsReader.KEY),
                    DialsReader.KEYS,
                    FallbackReader.KEYS,
                    TreatmentReader.KEYS,
                    ShapeReader.KEYS)
            .flatMap(List::stream)
            .toList();

    private final List<RecipeProblem> problems = new ArrayList<>();

    private RecipeReader() {}

    public static RecipeReading read(Map<String, Object> document, String nameIfMissing) {
        RecipeReader reader = new RecipeReader();
        Recipe recipe = reader.recipe(document, nameIfMissing);
        return reader.problems.isEmpty()
                ? new RecipeReading.Read(recipe)
                : new RecipeReading.Unreadable(reader.problems);
    }

    /** Reads on after a problem with what is usual, so that all problems are found; the result is then dropped. */
    private Recipe recipe(Map<String, Object> document, String nameIfMissing) {
        Section top = new Section("", document, problems, KEYS);
        Container container = container(top);
        return new Recipe(
                name(top).orElse(nameIfMissing),
                top.integer("version", 1, 1_000_000).orElse(1),
                top.text("description", 500).orElse(""),
                container,
                pictures(top, container),
                new SoundReader(top, container, problems).read(),
                CompanyReader.read(top),
                PackageReader.read(top, container));
    }

    private static Optional<String> name(Section top) {
        Optional<String> name = top.text("recipe", 64);
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            top.invalid("recipe", "a name of 1 to 64 letters, digits, '.', '_' or '-'", name.get());
        }
        return name;
    }

    private static Container container(Section top) {
        Optional<Container> said = top.word("container", words(List.of(Container.values())))
                .map(word -> Container.valueOf(word.toUpperCase(Locale.ROOT)));
        boolean heardOnly = top.value("video").filter(NO_PICTURES::equals).isPresent();
        said.filter(each -> heardOnly && each.holdsPictures())
                .ifPresent(each -> top.incompatible(
                        "container",
                        "one for sound alone, because video is none: "
                                + String.join(
                                        ", ",
                                        words(Stream.of(Container.values())
                                                .filter(other -> !other.holdsPictures())
                                                .toList())),
                        each.extension()));
        return heardOnly
                ? said.filter(each -> !each.holdsPictures()).orElse(Container.M4A)
                : said.orElse(Container.MP4);
    }

    /** Sound alone is asked for by a container that holds nothing else, or by no video. */
    private Optional<Recipe.Video> pictures(Section top, Container container) {
        if (container.holdsPictures()) {
            return Optional.of(video(top, container));
        }
        top.value("video")
                .filter(found -> !found.equals(NO_PICTURES))
                .ifPresent(found -> top.incompatible(
                        "video",
                        "none, because " + container.extension() + " holds sound alone",
                        found instanceof Map ? "a mapping" : String.valueOf(found)));
        return Optional.empty();
    }

    private Recipe.Video video(Section top, Container container) {
        Optional<Object> value = top.value("video");
        if (value.isEmpty()) {
            top.missing("video", "a mapping with at least the codec, or none for sound alone");
        } else if (!(value.get() instanceof Map)) {
            top.invalid("video", "a mapping with at least the codec", value.get());
        }
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return coded(new Section("video", map, problems, VIDEO_KEYS), container);
        }
        return new Recipe.Video(
                new Recipe.Coding(VideoCodec.H264, 0, "", Dials.NONE),
                Recipe.Treatment.USUAL,
                Recipe.Shape.KEPT,
                Optional.empty());
    }

    private Recipe.Video coded(Section video, Container container) {
        Recipe.Coding coding = RenditionReader.coding(video, container, Optional.empty());
        Recipe.Shape shape = new ShapeReader(video, problems).read(coding.codec());
        shape.pixelFormat().ifPresent(format -> DialsReader.checkProfile(video, coding, format));
        Recipe.Rendition base = new Recipe.Rendition(coding, shape);
        Recipe.Ladder ladder = new LadderReader(video, container, problems).read(base);
        return new Recipe.Video(
                coding,
                TreatmentReader.read(video),
                shape,
                fps(video),
                ladder,
                new CaptionsReader(video, problems).read(),
                FallbackReader.read(video, coding, ladder));
    }

    private static Optional<Fraction> fps(Section video) {
        Optional<Object> value = video.value("fps");
        Optional<Fraction> rate = value.flatMap(FrameRate::read);
        if (value.isPresent() && rate.isEmpty()) {
            video.invalid("fps", FrameRate.EXPECTED, value.get());
        }
        return rate;
    }

    /** Words of a recipe are the names of our enums in lower case. */
    static List<String> words(List<? extends Enum<?>> values) {
        return values.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }
}
