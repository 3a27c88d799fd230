package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Arrays;

/**
 * The frames that come out of a film's decoder, which may be more or fewer than went in. Of those that would be shown
 * at one instant each later one moves by a tick, as it does when a film is converted in one go.
 */
final class DecodedPictures {
    private final Longs times = new Longs();
    private long moved;
    private long end;

    /** A line of FFmpeg's {@code framecrc}: stream, decode time, time, duration, size and sum. */
    void add(String line) throws Excess {
        if (line.startsWith("#")) {
            return;
        }
        String[] fields = line.split(",", -1);
        if (fields.length < 4) {
            return;
        }
        long own = Long.parseLong(fields[2].strip());
        if (times.size() > 0 && own < next()) {
            moved++;
            times.add(next());
        } else {
            times.add(own);
        }
        end = Math.addExact(times.get(times.size() - 1), Math.max(1, Long.parseLong(fields[3].strip())));
    }

    private long next() {
        return times.get(times.size() - 1) + 1;
    }

    int frames() {
        return times.size();
    }

    /** How many frames are not shown at their own time. */
    long moved() {
        return moved;
    }

    boolean isAs(Timeline index) {
        if (index.frames() != frames()) {
            return false;
        }
        for (int frame = 0; frame < frames(); frame++) {
            if (index.time(frame) != times.get(frame)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all of them come at a time of these, which are in order. */
    boolean areAmong(long[] announced) {
        return Arrays.stream(times.toArray()).allMatch(time -> Arrays.binarySearch(announced, time) >= 0);
    }

    /** Decoding may begin at those of the keyframes that come out; where there are none, at the first frame. */
    Timeline timeline(Fraction timeBase, long[] keyTimes) {
        long[] all = times.toArray();
        int[] keys = Arrays.stream(keyTimes)
                .mapToInt(time -> Arrays.binarySearch(all, time))
                .filter(frame -> frame >= 0)
                .distinct()
                .toArray();
        return Timeline.owning(timeBase, all, keys.length == 0 ? new int[] {0} : keys, end);
    }
}
