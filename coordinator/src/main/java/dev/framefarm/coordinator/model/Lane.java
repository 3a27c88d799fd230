package dev.framefarm.coordinator.model;

import java.util.List;

/**
 * Renditions made together from one decode, with a timeline of their own: output frames for pictures,
 * milliseconds for sound. It may be divided at its cuts, of which the first is 0 and the last its
 * length. {@code leadIn} says for each piece how many frames are decoded before its first own one.
 */
public record Lane(int index, int stream, Encode encode, List<Long> cuts, List<Long> leadIn) {
    public Lane {
        cuts = List.copyOf(cuts);
        leadIn = List.copyOf(leadIn);
        if (cuts.size() < 2 || cuts.get(0) != 0 || leadIn.size() != cuts.size() - 1) {
            throw new IllegalArgumentException("a lane has cuts from 0 to its length and a lead-in for each piece");
        }
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i) <= cuts.get(i - 1)) {
                throw new IllegalArgumentException("cuts step back at " + i);
            }
        }
    }

    public long length() {
        return cuts.get(cuts.size() - 1);
    }

    public boolean isVideo() {
        return encode instanceof Encode.Video;
    }

    /** Whether the interval begins and ends at cuts. */
    public boolean divides(Interval interval) {
        return cuts.contains(interval.from()) && cuts.contains(interval.to());
    }
}
