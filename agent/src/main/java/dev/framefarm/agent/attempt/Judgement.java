package dev.framefarm.agent.attempt;

import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.agent.work.Work;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what FFmpeg left may be delivered: an exit status of 0 proves nothing. */
final class Judgement {
    private static final int DETAIL_LENGTH = 2048;

    private Judgement() {}

    /** Why FFmpeg's end is a failure, if it is one. */
    static Optional<Outcome.Ended> ofEnd(Encoding.End end) {
        EndCode code = switch (end.how()) {
            case DONE -> null;
            case FAILED -> EndCode.ENCODER_FAILED;
            case STALLED -> EndCode.STALLED;
            case STOPPED -> EndCode.HANDED_BACK;
            case OUT_OF_MEMORY -> EndCode.OUT_OF_MEMORY;
            case OUT_OF_SPACE -> EndCode.OUT_OF_SPACE;
        };
        return Optional.ofNullable(code).map(c -> new Outcome.Ended(c, tail(end.log())));
    }

    /** Why the result is not what was wanted, if it is not; {@code counted} are the frames FFmpeg told of. */
    static Optional<Outcome.Ended> ofFrames(Work work, Evidence measured, long counted) {
        if (!(work instanceof VideoWork video)) {
            return Optional.empty();
        }
        if (video.countsSource() && counted != video.sourceFrames()) {
            return otherFrames(video.sourceFrames() + " frames of the source wanted, " + counted + " decoded");
        }
        return video.frames() > 0 && measured.frames() != video.frames()
                ? otherFrames(video.frames() + " frames wanted, " + measured.frames() + " encoded")
                : Optional.empty();
    }

    /** Nobody knows how good what has no score is. */
    static Outcome.Ended unmeasured() {
        return new Outcome.Ended(EndCode.ENCODER_FAILED, "FFmpeg did not say how like the source the pictures are");
    }

    /** Too many are no better than too few: a decoder that begins in the middle may show what it should not. */
    private static Optional<Outcome.Ended> otherFrames(String detail) {
        return Optional.of(new Outcome.Ended(EndCode.FRAMES_SHORT, detail));
    }

    /** FFmpeg says this once a fragment, of every delivery, and it means nothing. */
    private static final String NOISE = "Estimating the duration of the last packet";

    private static String tail(String all) {
        String log = all.lines().filter(line -> !line.contains(NOISE)).collect(Collectors.joining("\n"));
        return log.length() <= DETAIL_LENGTH
                ? log.strip()
                : log.substring(log.length() - DETAIL_LENGTH).strip();
    }
}
