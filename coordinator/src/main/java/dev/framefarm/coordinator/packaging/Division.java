package dev.framefarm.coordinator.packaging;

/**
 * How a track is divided into what players fetch at once. It is settled before the first picture is encoded: what a
 * player has read of a list that grows never changes.
 *
 * @param shortest seconds of a segment at least, but for the last
 * @param longest seconds that no segment exceeds, as far as is known; 0 where the segments themselves say it
 * @param most segments for which there is room in the index
 */
public record Division(double shortest, double longest, int most) {
    /** Long enough for few requests, short enough to change the rendition soon. */
    private static final double SHORTEST_SECONDS = 4;

    /** An index of ISO/IEC 14496-12 counts to 65535. */
    private static final int MOST = 60_000;

    /** Of a track of so many seconds whose fragments last {@code longestFragment} at most. */
    public static Division of(double seconds, double longestFragment) {
        double shortest = Math.max(SHORTEST_SECONDS, seconds / MOST);
        return new Division(shortest, shortest + longestFragment, (int) (seconds / shortest) + 2);
    }

    /** Of a track that is complete: its segments say themselves how long they are. */
    public static Division ofComplete(double seconds) {
        Division division = of(seconds, 0);
        return new Division(division.shortest, 0, division.most);
    }
}
