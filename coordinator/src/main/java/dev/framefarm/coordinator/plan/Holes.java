package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.AudioCodec;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Profile;

/**
 * Where a source's sound stops for a while. A file that has times says when it goes on, as the source did, and no sample
 * is made up; one that only counts samples gets silence, or all that follows would be heard early.
 */
final class Holes {
    private Holes() {}

    static boolean areFilled(Profile.AudioTrack track, AudioCodec codec, Container container) {
        boolean plain = codec == AudioCodec.PCM_S16LE || codec == AudioCodec.PCM_S24LE;
        return track.holed() && (plain || !container.keepsTimes());
    }

    static String remark(boolean filled) {
        return filled
                ? "silence is put between, so that everything is heard at its time."
                : "the output says so, and is silent between.";
    }
}
