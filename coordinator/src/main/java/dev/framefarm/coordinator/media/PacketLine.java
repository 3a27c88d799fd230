package dev.framefarm.coordinator.media;

/** One line of FFprobe's compact output about a packet; absent numbers are {@link #NONE}. */
final class PacketLine {
    static final long NONE = Long.MIN_VALUE;

    final int stream;
    final long pts;
    final long dts;
    final long duration;
    /** In bytes, and none where it was not asked for. */
    final long size;

    final boolean key;
    final boolean discarded;
    final boolean corrupt;
    final long skipSamples;
    final long discardPadding;

    /** By hand, for there may be millions of them. */
    PacketLine(String line) {
        long[] numbers = {NONE, NONE, NONE, NONE, 0, 0, NONE};
        String flags = "";
        int from = 0;
        while (from < line.length()) {
            int bar = line.indexOf('|', from);
            int end = bar < 0 ? line.length() : bar;
            int equals = line.indexOf('=', from);
            if (equals > 0 && equals < end) {
                int name = Math.max(from, line.lastIndexOf(':', equals) + 1);
                if (line.startsWith("flags", name)) {
                    flags = line.substring(equals + 1, end);
                } else {
                    set(numbers, line, name, equals, end);
                }
            }
            from = end + 1;
        }
        stream = (int) Math.max(-1, numbers[0]);
        pts = numbers[1];
        dts = numbers[2];
        duration = numbers[3] == NONE ? 0 : numbers[3];
        skipSamples = numbers[4];
        discardPadding = numbers[5];
        size = numbers[6];
        key = flags.indexOf('K') >= 0;
        discarded = flags.indexOf('D') >= 0;
        corrupt = flags.indexOf('C') >= 0;
    }

    private static void set(long[] numbers, String line, int name, int equals, int end) {
        int field = switch (line.substring(name, equals)) {
            case "stream_index" -> 0;
            case "pts" -> 1;
            case "dts" -> 2;
            case "duration" -> 3;
            case "skip_samples" -> 4;
            case "discard_padding" -> 5;
            case "size" -> 6;
            default -> -1;
        };
        if (field >= 0 && !line.startsWith("N/A", equals + 1)) {
            numbers[field] = Long.parseLong(line, equals + 1, end, 10);
        }
    }

    /** The earlier of the two times, of those it has. */
    long earliest() {
        if (pts == NONE || dts == NONE) {
            return Math.max(pts, dts);
        }
        return Math.min(pts, dts);
    }
}
