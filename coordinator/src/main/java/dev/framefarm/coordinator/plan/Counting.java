package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Work.FrameCount;
import dev.framefarm.coordinator.model.Work.FrameRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Frames timed by their number. A bare stream holds no times, and AVI none of frames that are sent in another order
 * than they are shown: what FFmpeg guesses depends on where it began to read, so every slice begins with the film.
 */
public final class Counting {
    private static final Set<String> BARE_STREAMS = Set.of("h264", "hevc", "mpegvideo", "m4v", "mjpeg", "obu");

    /** Each is a term of what the agent tells FFmpeg. */
    private static final int MOST_RUNS = 1_000;

    private Counting() {}

    public static boolean isBareStream(String demuxer) {
        return BARE_STREAMS.contains(demuxer);
    }

    static Optional<FrameCount> of(String demuxer, Timeline timeline) {
        if (timeline.isCounted()) {
            return Optional.of(new FrameCount(runs(timeline)));
        }
        boolean fromTheBeginning = timeline.keyCount() == 1;
        if (!isBareStream(demuxer) && !(demuxer.equals("avi") && fromTheBeginning)) {
            return Optional.empty();
        }
        List<FrameRun> runs = runs(timeline);
        return runs.size() == 1 ? Optional.of(new FrameCount(runs)) : Optional.empty();
    }

    /** Whether the film's times can be told by number without many words. */
    public static boolean isFewRuns(Timeline timeline) {
        return runs(timeline).size() <= MOST_RUNS;
    }

    private static List<FrameRun> runs(Timeline timeline) {
        List<FrameRun> runs = new ArrayList<>();
        int from = 0;
        while (from < timeline.frames()) {
            long first = timeline.time(from);
            long step = timeline.time(from + 1) - first;
            int end = from + 1;
            while (end < timeline.frames() && timeline.time(end) == first + (end - from) * step) {
                end++;
            }
            runs.add(new FrameRun(from, first, step));
            from = end;
        }
        return runs;
    }
}
