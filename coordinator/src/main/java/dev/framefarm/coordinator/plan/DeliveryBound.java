package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Work;

/**
 * The most bytes a delivery may have: twice what its work is without any encoding, and an allowance for the container.
 * No encoder makes more; an agent that sends more does so to fill the disk.
 */
public final class DeliveryBound {
    static final long ALLOWANCE = 256L << 20;

    private static final int BYTES_OF_A_SAMPLE = 4;

    private DeliveryBound() {}

    public static long of(Work work) {
        return ALLOWANCE
                + 2 * (work.part() instanceof Work.Pictures pictures ? raw(pictures) : raw((Work.Sound) work.part()));
    }

    private static long raw(Work.Pictures pictures) {
        Encode.Video encode = pictures.encode();
        long frames = pictures.grid().map(Interval::length).orElse(pictures.frames());
        return encode.picture().pixelFormat().bytes(encode.pixels()) * frames;
    }

    private static long raw(Work.Sound sound) {
        Encode.Audio encode = sound.encode();
        long samples = (sound.milliseconds() / 1000 + 1) * encode.sampleRate() + sound.padding();
        return samples * encode.layout().channels() * BYTES_OF_A_SAMPLE;
    }
}
