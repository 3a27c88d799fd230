package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.util.Set;

/** The timecode of the first frame says that of every other one only while all of them lie equally far apart. */
final class Timecodes {
    /** At these rates a second has no whole number of frames, and some numbers are left out to make up for it. */
    private static final Set<Fraction> DROPPING = Set.of(new Fraction(30_000, 1001), new Fraction(60_000, 1001));

    private Timecodes() {}

    static boolean count(String first, Timeline timeline) {
        long step = timeline.time(1) - timeline.time(0);
        Fraction tick = timeline.timeBase();
        boolean drops = first.charAt(8) != ':';
        return isEven(timeline, step) && (!drops || DROPPING.contains(new Fraction(tick.den(), tick.num() * step)));
    }

    private static boolean isEven(Timeline timeline, long step) {
        for (int frame = 1; frame < timeline.frames(); frame++) {
            if (timeline.time(frame) != timeline.time(0) + frame * step) {
                return false;
            }
        }
        return true;
    }
}
