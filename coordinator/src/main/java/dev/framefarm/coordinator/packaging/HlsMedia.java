package dev.framefarm.coordinator.packaging;

import java.util.List;
import java.util.Locale;

/** The playlists of one track (RFC 8216): all of it, or its key pictures alone for fast winding. */
public final class HlsMedia {
    private HlsMedia() {}

    public static String playlist(Track track) {
        List<Segment> segments = Segment.of(track);
        double longest = segments.stream().mapToDouble(Segment::seconds).max().orElse(0);
        StringBuilder text = head(longest).append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        map(text, track);
        for (Segment segment : segments) {
            entry(text, segment.seconds(), segment.range(), track.file());
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    /** Subtitles are small: all of them at once. */
    public static String playlist(Words words) {
        return head(words.seconds())
                .append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", words.seconds()))
                .append(words.file())
                .append("\n#EXT-X-ENDLIST\n")
                .toString();
    }

    public static String keyPictures(Track track) {
        double longest = track.fragments().stream()
                .mapToDouble(fragment -> track.seconds(fragment.duration()))
                .max()
                .orElse(0);
        StringBuilder text = head(longest).append("#EXT-X-I-FRAMES-ONLY\n");
        map(text, track);
        for (Fragment fragment : track.fragments()) {
            ByteRange picture = new ByteRange(fragment.offset(), fragment.keyBytes());
            entry(text, track.seconds(fragment.duration()), picture, track.file());
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static StringBuilder head(double longest) {
        return new StringBuilder()
                .append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:")
                .append((long) Math.max(1, Math.ceil(longest - 1e-9)))
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
    }

    private static void map(StringBuilder text, Track track) {
        text.append("#EXT-X-MAP:URI=\"").append(track.file()).append("\",BYTERANGE=\"");
        text.append(track.header().hls()).append("\"\n");
    }

    private static void entry(StringBuilder text, double seconds, ByteRange range, String file) {
        text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", seconds));
        text.append("#EXT-X-BYTERANGE:")
                .append(range.hls())
                .append('\n')
                .append(file)
                .append('\n');
    }
}
