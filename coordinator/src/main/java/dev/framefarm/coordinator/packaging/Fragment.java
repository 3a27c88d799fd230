package dev.framefarm.coordinator.packaging;

/**
 * A piece of a track's file that decodes by itself. {@code time} and {@code duration} are in ticks of the track;
 * {@code keyBytes} reach from its beginning to the end of its first picture, 0 for sound.
 */
public record Fragment(long offset, long bytes, long time, long duration, int samples, long keyBytes) {
    public Fragment {
        if (offset < 0 || bytes < 1 || duration < 0 || samples < 0 || keyBytes < 0 || keyBytes > bytes) {
            throw new IllegalArgumentException(
                    "not a fragment: " + bytes + " bytes at " + offset + ", " + duration + " ticks, key " + keyBytes);
        }
    }

    /** The same, that much further behind in its file. */
    public Fragment behind(long more) {
        return new Fragment(offset + more, bytes, time, duration, samples, keyBytes);
    }
}
