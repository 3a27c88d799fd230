package dev.framefarm.coordinator.packaging;

import java.util.ArrayList;
import java.util.List;

/** What a player fetches at once: neighbouring fragments of some seconds together. */
record Segment(ByteRange range, double seconds) {
    /** Long enough for few requests, short enough to change the rendition soon. */
    private static final double SHORTEST_SECONDS = 4;

    static List<Segment> of(Track track) {
        List<Segment> segments = new ArrayList<>();
        List<Fragment> gathered = new ArrayList<>();
        long ticks = 0;
        for (Fragment fragment : track.fragments()) {
            gathered.add(fragment);
            ticks += fragment.duration();
            if (track.seconds(ticks) >= SHORTEST_SECONDS) {
                segments.add(of(gathered, track.seconds(ticks)));
                gathered.clear();
                ticks = 0;
            }
        }
        if (!gathered.isEmpty()) {
            segments.add(of(gathered, track.seconds(ticks)));
        }
        return segments;
    }

    private static Segment of(List<Fragment> fragments, double seconds) {
        long first = fragments.get(0).offset();
        Fragment last = fragments.get(fragments.size() - 1);
        return new Segment(new ByteRange(first, last.offset() + last.bytes() - first), seconds);
    }
}
