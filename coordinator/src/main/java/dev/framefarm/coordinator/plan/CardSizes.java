package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.VideoCodec;

/** What pictures the encoder of a graphics card takes: no smaller than those it was tried with, no larger than it is built for. */
final class CardSizes {
    private static final int LEAST_WIDTH = 256;
    private static final int LEAST_HEIGHT = 128;
    private static final int MOST_OF_H264 = 4096;
    private static final int MOST = 8192;

    private CardSizes() {}

    static void check(VideoCodec codec, int width, int height) {
        if (!codec.isHardware()) {
            return;
        }
        int most = codec == VideoCodec.H264_NVENC ? MOST_OF_H264 : MOST;
        if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > most || height > most) {
            throw new Unplannable(codec.wireName() + " takes pictures from " + LEAST_WIDTH + "x" + LEAST_HEIGHT + " to "
                    + most + "x" + most + ", these would have " + width + "x" + height + "; choose `" + codec.format()
                    + "`, or another size.");
        }
    }
}
