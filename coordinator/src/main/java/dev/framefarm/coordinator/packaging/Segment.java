package dev.framefarm.coordinator.packaging;

import java.util.ArrayList;
import java.util.List;

/** What a player fetches at once: neighbouring fragments of some seconds together. */
public record Segment(ByteRange range, long ticks, double seconds) {
    /** Of a track that still grows the last one is left out until it is long enough. */
    public static List<Segment> of(Track track) {
        List<Segment> segments = new ArrayList<>();
        List<Fragment> gathered = new ArrayList<>();
        long ticks = 0;
        for (Fragment fragment : track.fragments()) {
            gathered.add(fragment);
            ticks += fragment.duration();
            if (track.seconds(ticks) >= track.division().shortest()) {
                segments.add(of(track, gathered, ticks));
                gathered.clear();
                ticks = 0;
            }
        }
        if (track.isComplete() && !gathered.isEmpty()) {
            segments.add(of(track, gathered, ticks));
        }
        return segments;
    }

    private static Segment of(Track track, List<Fragment> fragments, long ticks) {
        long first = fragments.get(0).offset();
        Fragment last = fragments.get(fragments.size() - 1);
        return new Segment(new ByteRange(first, last.offset() + last.bytes() - first), ticks, track.seconds(ticks));
    }
}
