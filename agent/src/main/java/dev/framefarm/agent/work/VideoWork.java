package dev.framefarm.agent.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Encode the source frames {@code firstPts <= pts < endPts} (the source's clock, without the slice's shift).
 *
 * @param frames how many the delivery must hold; 0 where nobody can know beforehand
 * @param sourceFrames how many of the source lie in the interval; 0 where nobody told
 * @param count how to time frames whose slice cannot tell
 * @param size absent when the picture keeps the source's
 * @param outputTimeBase the delivery's own, 1/timescale
 * @param treatment what is done to the source's pictures before anything else
 * @param framing how they become the delivery's
 * @param frameRate the whole film's, which an encoder would otherwise guess from its piece
 * @param dials what the encoder is told beside its quality and speed
 */
public record VideoWork(
        Clock clock,
        long firstPts,
        long endPts,
        long frames,
        long sourceFrames,
        Optional<FrameCount> count,
        Optional<Grid> grid,
        VideoCodec codec,
        int crf,
        String preset,
        Optional<Size> size,
        PixelFormat pixelFormat,
        Colour colour,
        Optional<Fraction> sampleAspect,
        int threads,
        int keyframeInterval,
        Fraction outputTimeBase,
        Fraction frameRate,
        Treatment treatment,
        Framing framing,
        Dials dials,
        Ladder ladder)
        implements Work {
    /** For the speed of work whose size is the source's, which the agent never learns. */
    private static final long PIXELS_OF_UNKNOWN_SIZE = 1920L * 1080;

    private static final int MOST_THREADS = 64;
    private static final int WORST_CRF = 63;

    public VideoWork {
        if (endPts <= firstPts) {
            throw new UnsupportedWork("an interval of time was expected, found [" + firstPts + ", " + endPts + ")");
        }
        if (crf < 0 || crf > WORST_CRF) {
            throw new UnsupportedWork("a crf from 0 to 63 was expected, found " + crf);
        }
        if (frames < 0 || sourceFrames < 0 || keyframeInterval < 0) {
            throw new UnsupportedWork("frames and keyframe interval must not be negative");
        }
        threads = Math.max(1, Math.min(MOST_THREADS, threads));
    }

    /** Of pictures as they are in the source, in one rendition whose keyframes are where its encoder wants them. */
    public VideoWork(
            Clock clock,
            long firstPts,
            long endPts,
            long frames,
            long sourceFrames,
            Optional<FrameCount> count,
            Optional<Grid> grid,
            VideoCodec codec,
            int crf,
            String preset,
            Optional<Size> size,
            PixelFormat pixelFormat,
            Colour colour,
            Optional<Fraction> sampleAspect,
            int threads,
            int keyframeInterval,
            Fraction outputTimeBase,
            Fraction frameRate) {
        this(
                clock,
                firstPts,
                endPts,
                frames,
                sourceFrames,
                count,
                grid,
                codec,
                crf,
                preset,
                size,
                pixelFormat,
                colour,
                sampleAspect,
                threads,
                keyframeInterval,
                outputTimeBase,
                frameRate,
                Treatment.NONE,
                Framing.WHOLE,
                Dials.NONE,
                Ladder.NONE);
    }

    /** The tracks of the delivery, each as work of its own. */
    public List<VideoWork> renditions() {
        List<VideoWork> all = new ArrayList<>();
        Ladder alone = new Ladder(List.of(), ladder.fixedKeyframes());
        all.add(as(codec, crf, preset, size, pixelFormat, framing, dials, alone));
        for (Ladder.Rendition each : ladder.others()) {
            all.add(as(
                    each.codec(),
                    each.crf(),
                    each.preset(),
                    Optional.of(each.size()),
                    each.pixelFormat(),
                    each.framing(),
                    each.dials(),
                    alone));
        }
        return all;
    }

    private VideoWork as(
            VideoCodec otherCodec,
            int otherCrf,
            String otherPreset,
            Optional<Size> otherSize,
            PixelFormat otherFormat,
            Framing otherFraming,
            Dials otherDials,
            Ladder otherLadder) {
        return new VideoWork(
                clock,
                firstPts,
                endPts,
                frames,
                sourceFrames,
                count,
                grid,
                otherCodec,
                otherCrf,
                otherPreset,
                otherSize,
                otherFormat,
                colour,
                sampleAspect,
                threads,
                keyframeInterval,
                outputTimeBase,
                frameRate,
                treatment,
                otherFraming,
                otherDials,
                otherLadder);
    }

    /** Whether a graphics card encodes it, or one of its renditions. */
    public boolean isOnCard() {
        return renditions().stream().anyMatch(each -> each.codec.isHardware());
    }

    /** Whether a first pass has to come before the encode. */
    public boolean hasTarget() {
        return renditions().stream().anyMatch(each -> each.dials.target().isPresent());
    }

    /** The same in one of its two passes; {@code log} is where the names of the log's files begin. */
    public VideoWork inPass(boolean first, String log) {
        List<Ladder.Rendition> others = new ArrayList<>();
        for (Ladder.Rendition each : ladder.others()) {
            others.add(each.in(new Target.Pass(first, log + (others.size() + 1))));
        }
        Dials own = dials.in(new Target.Pass(first, log + 0));
        return as(codec, crf, preset, size, pixelFormat, framing, own, new Ladder(others, ladder.fixedKeyframes()));
    }

    /** Whether a crf has to be found before the encode. */
    public boolean seeksQuality() {
        return renditions().stream().anyMatch(each -> each.dials.quality().isPresent());
    }

    /** The same with these, one for each rendition. */
    public VideoWork at(List<Integer> crfs) {
        List<Ladder.Rendition> others = new ArrayList<>();
        for (Ladder.Rendition each : ladder.others()) {
            others.add(each.at(crfs.get(others.size() + 1)));
        }
        return as(
                codec,
                crfs.get(0),
                preset,
                size,
                pixelFormat,
                framing,
                dials,
                new Ladder(others, ladder.fixedKeyframes()));
    }

    /** Samples of a rendition, in which a crf is tried out. */
    public VideoWork sampled() {
        return as(codec, crf, preset, size, pixelFormat, framing, dials.sampled(pictures()), ladder);
    }

    /** How many the delivery holds; about, where only the grid can tell. */
    public long pictures() {
        return Math.max(1, frames > 0 ? frames : sourceFrames);
    }

    /** Whether pictures of words have to lie in files before FFmpeg is started. */
    public boolean hasLetters() {
        return renditions().stream().anyMatch(each -> each.framing.letters().isPresent());
    }

    /** The same with the words of rendition {@code n} in the file {@code path + n}. */
    public VideoWork lettersIn(String path) {
        List<Ladder.Rendition> others = new ArrayList<>();
        for (Ladder.Rendition each : ladder.others()) {
            others.add(each.lettersIn(path + (others.size() + 1)));
        }
        Ladder all = new Ladder(others, ladder.fixedKeyframes());
        return as(codec, crf, preset, size, pixelFormat, framing.lettersIn(path + 0), dials, all);
    }

    /** Width and height in pixels. */
    public record Size(int width, int height) {
        private static final int LARGEST_SIDE = 16384;

        public Size {
            if (width < 2 || height < 2 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
                throw new UnsupportedWork(
                        "a picture of 2 to 16384 pixels a side was expected, found " + width + "x" + height);
            }
        }

        public long pixels() {
            return (long) width * height;
        }
    }

    /** Of the pictures behind the source's treatment. */
    public Fraction timeBase() {
        Fraction ticks = clock.timeBase();
        return new Fraction(ticks.numerator(), ticks.denominator() * treatment.pictures());
    }

    /** Where frames are held and left out on the way, those that went in are counted beside those that come out. */
    public boolean countsSource() {
        return grid.isPresent() && sourceFrames > 0;
    }

    /** The lane's units, from the frames that FFmpeg counts. */
    public long done(long counted) {
        return countsSource() ? Math.round((double) frames * counted / sourceFrames) : counted;
    }

    @Override
    public String encoder() {
        return renditions().stream().map(each -> each.codec.label()).distinct().collect(Collectors.joining(AND));
    }

    @Override
    public long pixels(long done) {
        long others =
                ladder.others().stream().mapToLong(each -> each.size().pixels()).sum();
        return done * (size.map(Size::pixels).orElse(PIXELS_OF_UNKNOWN_SIZE) + others);
    }

    @Override
    public Container container() {
        return Container.FRAGMENTED_MP4;
    }
}
