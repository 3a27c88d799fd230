package dev.framefarm.coordinator.plan;

import java.util.Arrays;

/** The sample rates AAC knows. */
final class AudioRates {
    private static final int[] AAC = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000
    };

    private AudioRates() {}

    /** The same rate where AAC has it, else 48 kHz. */
    static int aac(int rate) {
        return Arrays.binarySearch(AAC, rate) >= 0 ? rate : 48_000;
    }
}
