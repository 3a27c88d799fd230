package dev.framefarm.coordinator.model;

import java.util.Optional;

/** How a lane's pieces are encoded: the same for every piece, so that they join. */
public sealed interface Encode {
    /** The encoder's name as agents advertise it. */
    String encoder();

    /**
     * {@code rate} is the whole film's frame rate, which encoders would otherwise guess anew for each piece.
     * {@code timeBase} is that of the source's stream; {@code outputTimeBase} that of the deliveries.
     */
    record Video(
            VideoCodec codec,
            int crf,
            String preset,
            int width,
            int height,
            PixelFormat pixelFormat,
            Colour colour,
            Fraction sampleAspect,
            Optional<Fraction> fps,
            Fraction rate,
            int threads,
            int keyframeInterval,
            Fraction timeBase,
            Fraction outputTimeBase)
            implements Encode {
        @Override
        public String encoder() {
            return codec.wireName();
        }

        public long pixels() {
            return (long) width * height;
        }
    }

    record Audio(AudioCodec codec, int bitRate, int sampleRate, int channels) implements Encode {
        @Override
        public String encoder() {
            return codec.wireName();
        }
    }
}
