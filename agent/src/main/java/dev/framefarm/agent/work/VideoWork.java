package dev.framefarm.agent.work;

import java.util.Optional;

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
        Dials dials)
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

    /** Of pictures as they are in the source. */
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
                Dials.NONE);
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
        return codec.label();
    }

    @Override
    public long pixels(long done) {
        return done * size.map(Size::pixels).orElse(PIXELS_OF_UNKNOWN_SIZE);
    }

    @Override
    public Container container() {
        return Container.FRAGMENTED_MP4;
    }
}
