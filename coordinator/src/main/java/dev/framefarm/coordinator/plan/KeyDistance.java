package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;

/** How far apart the keyframes of a film will lie. */
public final class KeyDistance {
    private KeyDistance() {}

    /** In seconds, at most: encoders count in frames, which may be uneven. */
    public static double longest(Plan plan) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        long[] times = WorkOrder.filmTimes(plan);
        long end = times[times.length - 1] + WorkOrder.lastDuration(plan);
        int interval = encode.coding().keyframeInterval();
        long longest = 0;
        for (int frame = 0; frame < times.length; frame++) {
            int next = frame + interval;
            longest = Math.max(longest, (next < times.length ? times[next] : end) - times[frame]);
        }
        return longest * encode.timing().outputTimeBase().value();
    }
}
