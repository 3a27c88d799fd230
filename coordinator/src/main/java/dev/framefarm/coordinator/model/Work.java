package dev.framefarm.coordinator.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an agent is asked to do with one slice: the typed order that goes over the wire. Times are the
 * source's; the slice carries them raised by {@code sliceShift} so that none is negative.
 */
public record Work(Fraction timeBase, long sliceShift, long filmStart, Part part) {

    /** With each bit rate so many times as high, and a first pass at this quality. */
    public Work sharing(double factor, int crf) {
        return part instanceof Pictures pictures
                ? new Work(timeBase, sliceShift, filmStart, pictures.sharing(factor, crf))
                : this;
    }

    /** The wanted part of the slice. */
    public sealed interface Part {}

    /**
     * The {@code sourceFrames} with {@code firstTime <= time < endTime}; the delivery must hold {@code frames}. With a
     * grid, the times include handles and the delivery holds the grid's frames instead. With a count, frames are timed
     * by their number in the film. With neighbours, filters see more frames than the wanted ones.
     */
    public record Pictures(
            Encode.Video encode,
            long firstTime,
            long endTime,
            long sourceFrames,
            long frames,
            Optional<FrameCount> count,
            Optional<Interval> grid,
            Optional<Neighbours> neighbours)
            implements Part {
        /** Pictures that each depend on one frame alone. */
        public Pictures(
                Encode.Video encode,
                long firstTime,
                long endTime,
                long sourceFrames,
                long frames,
                Optional<FrameCount> count,
                Optional<Interval> grid) {
            this(encode, firstTime, endTime, sourceFrames, frames, count, grid, Optional.empty());
        }

        Pictures sharing(double factor, int crf) {
            return new Pictures(
                    encode.sharing(factor, crf), firstTime, endTime, sourceFrames, frames, count, grid, neighbours);
        }
    }

    /** What filters see: {@code from <= time < until}. Nothing lies behind the wanted frames where it ends with them. */
    public record Neighbours(long from, long until) {}

    /** When each frame is shown, by its number in the film: each run ends where the next one begins. */
    public record FrameCount(List<FrameRun> runs) {
        public FrameCount {
            runs = List.copyOf(runs);
        }

        /** Of an even rate. */
        public FrameCount(long first, long step) {
            this(List.of(new FrameRun(0, first, step)));
        }
    }

    /** Frame {@code n} of the film, and of those after {@code from}, is at {@code first + (n - from) * step}. */
    public record FrameRun(long from, long first, long step) {}

    /**
     * A whole track, or a piece of it. The trim is in samples of the source's rate on the slice's clock; {@code padding}
     * is silence before the first sample that puts it on the container's clock. {@code sourceLayout} is said where the
     * slice cannot carry it. Of {@code holed} sound every sample is put where its time says.
     */
    public record Sound(
            Encode.Audio encode,
            long milliseconds,
            OptionalLong trimFrom,
            OptionalLong trimTo,
            int padding,
            Container container,
            Optional<ChannelLayout> sourceLayout,
            Optional<SoundPiece> piece,
            Optional<UnnamedCodec> sourceCodec,
            boolean holed)
            implements Part {
        /** Of sound without holes. */
        public Sound(
                Encode.Audio encode,
                long milliseconds,
                OptionalLong trimFrom,
                OptionalLong trimTo,
                int padding,
                Container container,
                Optional<ChannelLayout> sourceLayout,
                Optional<SoundPiece> piece,
                Optional<UnnamedCodec> sourceCodec) {
            this(encode, milliseconds, trimFrom, trimTo, padding, container, sourceLayout, piece, sourceCodec, false);
        }
    }
}
