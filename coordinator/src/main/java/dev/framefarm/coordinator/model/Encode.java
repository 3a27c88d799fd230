package dev.framefarm.coordinator.model;

import java.util.Objects;
import java.util.Optional;

/** How a lane's pieces are encoded: the same for every piece, so that they join. */
public sealed interface Encode {
    /** The encoder's name as agents advertise it. */
    String encoder();

    /** The codec of what it makes, which several encoders may share. */
    String format();

    record Video(Coding coding, Treatment treatment, Picture picture, Timing timing) implements Encode {
        public Video {
            treatment = Objects.requireNonNullElse(treatment, Treatment.NONE);
        }

        /** Of pictures as they are in the source. */
        public Video(Coding coding, Picture picture, Timing timing) {
            this(coding, Treatment.NONE, picture, timing);
        }

        @Override
        public String encoder() {
            return coding.codec().wireName();
        }

        @Override
        public String format() {
            return coding.codec().format();
        }

        public long pixels() {
            return (long) picture.width() * picture.height();
        }
    }

    /** How the encoder is set. */
    record Coding(VideoCodec codec, int crf, String preset, int threads, int keyframeInterval, Dials dials) {
        public Coding {
            dials = Dials.orNone(dials);
        }
    }

    /** What the encoder sees. */
    record Picture(
            int width, int height, PixelFormat pixelFormat, Colour colour, Fraction sampleAspect, Framing framing) {
        public Picture {
            framing = Objects.requireNonNullElse(framing, Framing.WHOLE);
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
