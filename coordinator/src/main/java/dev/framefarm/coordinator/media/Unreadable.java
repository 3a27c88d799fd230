package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why FFprobe could not open a file that began like a film. */
final class Unreadable {
    private static final Pattern SIZE = Pattern.compile("Picture size ([1-9]\\d*)x([1-9]\\d*) is invalid");

    private static final Pattern CODEC = Pattern.compile("Codec \\((\\w+)\\) not on whitelist");

    private Unreadable() {}

    /** FFmpeg keeps the size of a picture that it finds too large to itself, but for its log. */
    static void checkSize(Outcome outcome) throws Refusal {
        Matcher size = SIZE.matcher(outcome.log());
        if (size.find()) {
            throw Gate.tooLarge(size.group(1), size.group(2));
        }
    }

    static Refusal refusal(Outcome outcome) {
        if (outcome.log().contains("max_streams")) {
            return new Refusal(
                    "TOO_MANY_STREAMS",
                    "The file has more than a thousand streams; at most " + Gate.STREAMS + " are accepted.");
        }
        Matcher codec = CODEC.matcher(outcome.log());
        if (codec.find()) {
            return new Refusal(
                    "UNSUPPORTED_CODEC",
                    "A track of the file is in the codec " + codec.group(1)
                            + ", which this farm does not decode; convert it, or leave the track out.");
        }
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
