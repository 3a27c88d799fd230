package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A named, versioned description of the wanted output. */
public record Recipe(
        String name,
        int version,
        String description,
        Container container,
        Optional<Video> pictures,
        Audio audio,
        Company company,
        Set<Packaging> packages) {
    public Recipe {
        company = Objects.requireNonNullElse(company, Company.KEPT);
        packages = Set.copyOf(Objects.requireNonNullElse(packages, Set.of()));
    }

    /** How the pictures are encoded, of a recipe that makes films. */
    public Video video() {
        return pictures.orElseThrow(() -> new IllegalStateException("the recipe is for sound alone"));
    }

    public Recipe with(Video other) {
        return new Recipe(name, version, description, container, Optional.of(other), audio, company, packages);
    }

    /** Without what can make it large: the words of captions and the picture of a logo. */
    public Recipe brief() {
        return pictures.map(Video::brief).map(this::with).orElse(this);
    }

    /** What of the source's subtitles, chapters and descriptions goes along. */
    public record Company(Words subtitles, boolean chapters, boolean metadata) {
        public static final Company KEPT = new Company(new Words(true, List.of()), true, true);
    }

    /** Subtitles; without languages all of them. */
    public record Words(boolean kept, List<String> languages) {
        public Words {
            languages = List.copyOf(languages);
        }
    }

    /** {@code fallbackSeconds}: for so long a graphics card is waited for before the processor takes its place. */
    public record Video(
            Coding coding,
            Treatment treatment,
            Shape shape,
            Optional<Fraction> fps,
            Ladder ladder,
            Optional<Captions> captions,
            Optional<Integer> fallbackSeconds) {
        public Video {
            treatment = Objects.requireNonNullElse(treatment, Treatment.USUAL);
            ladder = Objects.requireNonNullElse(ladder, Ladder.NONE);
            captions = Objects.requireNonNullElse(captions, Optional.empty());
            fallbackSeconds = Objects.requireNonNullElse(fallbackSeconds, Optional.empty());
        }

        public Video(Coding coding, Treatment treatment, Shape shape, Optional<Fraction> fps) {
            this(coding, treatment, shape, fps, Ladder.NONE, Optional.empty(), Optional.empty());
        }

        public Video saying(Captions words) {
            return new Video(coding, treatment, shape, fps, ladder, Optional.of(words), fallbackSeconds);
        }

        public boolean seeksBars() {
            return shape.crop().filter(Crop::sought).isPresent();
        }

        /** What is cut off is the same in all renditions. */
        public Video cropped(Optional<Crop> crop) {
            return with(each -> each.withCrop(crop), captions);
        }

        private Video brief() {
            return with(Shape::brief, captions.map(words -> words.saying(List.of())));
        }

        private Video with(UnaryOperator<Shape> change, Optional<Captions> words) {
            List<Rendition> others = ladder.renditions().stream()
                    .map(each -> new Rendition(each.coding(), change.apply(each.shape())))
                    .toList();
            Ladder all = new Ladder(others, ladder.keyframes());
            return new Video(coding, treatment, change.apply(shape), fps, all, words, fallbackSeconds);
        }

        /** What is to be made of the pictures; without a ladder one rendition. */
        public List<Rendition> renditions() {
            return ladder.renditions().isEmpty() ? List.of(new Rendition(coding, shape)) : ladder.renditions();
        }
    }

    /** Renditions made together. {@code keyframes} are so many seconds apart; absent where the encoder may choose. */
    public record Ladder(List<Rendition> renditions, Optional<Fraction> keyframes) {
        public static final Ladder NONE = new Ladder(List.of(), Optional.empty());

        public Ladder {
            renditions = List.copyOf(renditions);
        }
    }

    public record Rendition(Coding coding, Shape shape) {}

    /** What is done to the source's pictures; {@code upright} turns them as players would. */
    public record Treatment(Deinterlace deinterlace, Optional<Denoising> denoise, boolean tonemap, boolean upright) {
        public static final Treatment USUAL = new Treatment(Deinterlace.OFF, Optional.empty(), false, false);
    }

    /** Whether pictures taken in two instants are made whole, and whether every frame or every field becomes one. */
    public enum Deinterlace {
        AUTO,
        OFF,
        FRAME,
        FIELD
    }

    /** The encoder and how it is set. */
    public record Coding(VideoCodec codec, int crf, String preset, Dials dials) {
        public Coding {
            dials = Dials.orNone(dials);
        }
    }

    /** What the picture looks like in the output, bars included; what is absent follows from the source. */
    public record Shape(
            Optional<Integer> width,
            Optional<Integer> height,
            boolean upscale,
            Optional<Crop> crop,
            Optional<Pad> pad,
            boolean squarePixels,
            Optional<PixelFormat> pixelFormat,
            Optional<Mark> logo) {
        public Shape {
            logo = Objects.requireNonNullElse(logo, Optional.empty());
        }

        /** Without a logo. */
        public Shape(
                Optional<Integer> width,
                Optional<Integer> height,
                boolean upscale,
                Optional<Crop> crop,
                Optional<Pad> pad,
                boolean squarePixels,
                Optional<PixelFormat> pixelFormat) {
            this(width, height, upscale, crop, pad, squarePixels, pixelFormat, Optional.empty());
        }

        public static final Shape KEPT = new Shape(
                Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), false, Optional.empty());

        public Shape withHeight(Optional<Integer> other) {
            return new Shape(width, other, upscale, crop, pad, squarePixels, pixelFormat, logo);
        }

        public Shape withCrop(Optional<Crop> other) {
            return new Shape(width, height, upscale, other, pad, squarePixels, pixelFormat, logo);
        }

        private Shape brief() {
            return new Shape(width, height, upscale, crop, pad, squarePixels, pixelFormat, logo.map(Mark::brief));
        }

        public Shape withPixelFormat(Optional<PixelFormat> other) {
            return new Shape(width, height, upscale, crop, pad, squarePixels, other, logo);
        }
    }

    /**
     * A logo: a picture with these sides, in Base64. Its {@code width} and the {@code margin} around it are parts of the
     * whole picture's width, {@code from} and {@code until} seconds of the film.
     */
    public record Mark(
            String png,
            int pngWidth,
            int pngHeight,
            Corner corner,
            double width,
            double margin,
            double opacity,
            double from,
            Optional<Double> until) {
        private Mark brief() {
            return new Mark("", pngWidth, pngHeight, corner, width, margin, opacity, from, until);
        }
    }

    /** Where a logo stands. */
    public enum Corner {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT,
        CENTER
    }

    /**
     * Rows and columns that are cut off; of what is left, the middle with the shown aspect. What is {@code sought} is
     * how wide black bars are, which only the source can tell.
     */
    public record Crop(int top, int bottom, int left, int right, Optional<Fraction> aspect, boolean sought) {
        public static final Crop BLACK_BARS = new Crop(0, 0, 0, 0, Optional.empty(), true);

        public Crop(int top, int bottom, int left, int right, Optional<Fraction> aspect) {
            this(top, bottom, left, right, aspect, false);
        }
    }

    /** Black around the picture: up to the aspect of these sides as it is shown, or exactly so many pixels. */
    public record Pad(int width, int height, boolean exact) {}

    /** {@code channels} is absent where they stay as they are. */
    public record Audio(
            Mode mode,
            Optional<Integer> bitRate,
            Tracks tracks,
            Optional<ChannelLayout> channels,
            Optional<Loudness> loudness) {}

    /** What becomes of the source's sound. */
    public enum Mode {
        COPY,
        AAC,
        OPUS,
        AC3,
        FLAC,
        MP3,
        PCM,
        NONE
    }

    /** Which tracks are taken: those in these languages, or in any where none is named; of them perhaps one only. */
    public record Tracks(boolean onlyFirst, List<Language> languages) {
        public static final Tracks ALL = new Tracks(false, List.of());
        public static final Tracks FIRST = new Tracks(true, List.of());

        public Tracks {
            languages = List.copyOf(languages);
        }
    }
}
