package dev.framefarm.coordinator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How a lane's pieces are encoded: the same for every piece, so that they join. */
public sealed interface Encode {
    /** The encoder's name as agents advertise it. */
    String encoder();

    /** The codec of what it makes, which several encoders may share. */
    String format();

    record Video(Coding coding, Treatment treatment, Picture picture, Timing timing, Ladder ladder) implements Encode {
        public Video {
            treatment = Objects.requireNonNullElse(treatment, Treatment.NONE);
            ladder = Objects.requireNonNullElse(ladder, Ladder.NONE);
        }

        /** Of pictures as they are in the source. */
        public Video(Coding coding, Picture picture, Timing timing) {
            this(coding, Treatment.NONE, picture, timing);
        }

        /** One rendition, whose keyframes are where its encoder wants them. */
        public Video(Coding coding, Treatment treatment, Picture picture, Timing timing) {
            this(coding, treatment, picture, timing, Ladder.NONE);
        }

        /** All that is made of one decode, in the order of the delivery's tracks. */
        public List<Rendition> renditions() {
            List<Rendition> all = new ArrayList<>(List.of(new Rendition(coding, picture)));
            all.addAll(ladder.others());
            return all;
        }

        /** Of several kinds all are named, as {@link Agent#encoder} understands it. */
        @Override
        public String encoder() {
            return renditions().stream()
                    .map(each -> each.coding().codec().wireName())
                    .distinct()
                    .collect(Collectors.joining(Agent.AND));
        }

        @Override
        public String format() {
            return coding.codec().format();
        }

        /** By the processor, at the same qualities; its encoders' usual presets are fast enough for their quality. */
        public Video inSoftware() {
            return new Video(
                    coding.inSoftware(),
                    treatment,
                    picture,
                    timing,
                    new Ladder(
                            ladder.others().stream()
                                    .map(each -> new Rendition(each.coding().inSoftware(), each.picture()))
                                    .toList(),
                            ladder.fixedKeyframes()));
        }

        /** Whether a bit rate is wanted of the film, instead of a quality. */
        public boolean hasBitRate() {
            return coding.dials().bitRate().isPresent();
        }

        /** Those whose crf agents find. */
        public List<Quality> qualities() {
            return renditions().stream()
                    .flatMap(each -> each.coding().dials().quality().stream())
                    .toList();
        }

        /** With each bit rate so many times as high, and a first pass at this quality. */
        public Video sharing(double factor, int crf) {
            return new Video(
                    coding.sharing(factor, crf),
                    treatment,
                    picture,
                    timing,
                    new Ladder(
                            ladder.others().stream()
                                    .map(each -> new Rendition(each.coding().sharing(factor, crf), each.picture()))
                                    .toList(),
                            ladder.fixedKeyframes()));
        }

        /** The same with other framings of its pictures. */
        public Video framed(UnaryOperator<Picture> other) {
            return new Video(
                    coding,
                    treatment,
                    other.apply(picture),
                    timing,
                    new Ladder(
                            ladder.others().stream()
                                    .map(each -> new Rendition(each.coding(), other.apply(each.picture())))
                                    .toList(),
                            ladder.fixedKeyframes()));
        }

        public long pixels() {
            return renditions().stream()
                    .mapToLong(each ->
                            (long) each.picture().width() * each.picture().height())
                    .sum();
        }
    }

    /** One size and quality of the pictures. */
    record Rendition(Coding coding, Picture picture) {}

    /**
     * Further renditions of the same decode. Fixed keyframes lie the interval apart and nowhere else, over the whole
     * film and in all renditions alike, so that a player can change from one to another at each of them.
     */
    record Ladder(List<Rendition> others, boolean fixedKeyframes) {
        public static final Ladder NONE = new Ladder(List.of(), false);

        public Ladder {
            others = List.copyOf(others);
        }
    }

    /** How the encoder is set. */
    record Coding(VideoCodec codec, int crf, String preset, int threads, int keyframeInterval, Dials dials) {
        public Coding {
            dials = Dials.orNone(dials);
        }

        /** An empty preset is the encoder's usual. */
        Coding inSoftware() {
            return codec.isHardware() ? new Coding(codec.software(), crf, "", threads, keyframeInterval, dials) : this;
        }

        Coding sharing(double factor, int firstPass) {
            Optional<Integer> rate = dials.bitRate().map(each -> (int) Math.round(factor * each));
            return new Coding(codec, firstPass, preset, threads, keyframeInterval, dials.withBitRate(rate));
        }
    }

    /** What the encoder sees. */
    record Picture(
            int width, int height, PixelFormat pixelFormat, Colour colour, Fraction sampleAspect, Framing framing) {
        public Picture {
            framing = Objects.requireNonNullElse(framing, Framing.WHOLE);
        }

        public Picture in(Framing other) {
            return new Picture(width, height, pixelFormat, colour, sampleAspect, other);
        }

        /** All of the source's picture, scaled. */
        public Picture(int width, int height, PixelFormat pixelFormat, Colour colour, Fraction sampleAspect) {
            this(width, height, pixelFormat, colour, sampleAspect, Framing.WHOLE);
        }
    }

    /**
     * {@code rate} is the whole film's frame rate, which encoders would otherwise guess anew for each piece.
     * {@code timeBase} is that of the source's stream; {@code outputTimeBase} that of the deliveries.
     */
    record Timing(Optional<Fraction> fps, Fraction rate, Fraction timeBase, Fraction outputTimeBase) {}

    /** {@code bits} of a sample matter where nothing is lost; {@code bitRate} only where something is, else it is 0. */
    record Audio(
            AudioCodec codec, int bitRate, int sampleRate, ChannelLayout layout, int bits, Optional<Loudness> loudness)
            implements Encode {
        @Override
        public String encoder() {
            return codec.wireName();
        }

        @Override
        public String format() {
            return encoder();
        }
    }
}
