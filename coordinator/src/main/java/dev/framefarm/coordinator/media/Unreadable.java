package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.FfmpegRun.Outcome;

/** Why FFprobe could not open a file that began like a film. */
final class Unreadable {
    private Unreadable() {}

    static Refusal refusal(Outcome outcome) {
        return switch (outcome.ending()) {
            case DONE, FAILED, STOPPED -> fromLog(outcome.log());
            case STALLED -> new Refusal("UNREADABLE", "Reading the file did not come to an end; it may be damaged.");
            case OUT_OF_MEMORY, OUT_OF_SPACE ->
                new Refusal("TOO_LARGE", "Reading the file takes more memory than any film should; it may be damaged.");
        };
    }

    private static Refusal fromLog(String log) {
        if (log.contains("moov atom not found")) {
            return new Refusal("INCOMPLETE", "The file is incomplete: its index (moov) is missing; copy it again.");
        }
        return new Refusal("DAMAGED", "The file begins like a film but cannot be read; it is damaged or incomplete.");
    }
}
