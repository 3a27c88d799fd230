package dev.framefarm.coordinator.packaging;

import java.util.List;
import java.util.Locale;

/** The playlists of one track (RFC 8216): all of it, or its key pictures alone for fast winding. */
public final class HlsMedia {
    private static final String VOD = "#EXT-X-PLAYLIST-TYPE:VOD\n";
    /** Players would begin at the end of what grows. */
    private static final String GROWING = "#EXT-X-PLAYLIST-TYPE:EVENT\n#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n";

    private HlsMedia() {}

    public static String playlist(Track track) {
        List<Segment> segments = Segment.of(track);
        double longest = segments.stream().mapToDouble(Segment::seconds).max().orElse(0);
        StringBuilder text = head(track, longest).append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        map(text, track);
        for (Segment segment : segments) {
            entry(text, segment.seconds(), segment.range(), track.file());
        }
        return text.append(end(track)).toString();
    }

    /** Subtitles are small: all of them at once. */
    public static String playlist(Words words) {
        return head(words.seconds(), VOD)
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
        StringBuilder text = head(track, longest).append("#EXT-X-I-FRAMES-ONLY\n");
        map(text, track);
        for (Fragment fragment : track.fragments()) {
            ByteRange picture = new ByteRange(fragment.offset(), fragment.keyBytes());
            entry(text, track.seconds(fragment.duration()), picture, track.file());
        }
        return text.append(end(track)).toString();
    }

    /** The longest duration must not change while a list grows, nor at its end. */
    private static StringBuilder head(Track track, double longest) {
        return head(Math.max(longest, track.division().longest()), track.isComplete() ? VOD : GROWING);
    }

    private static StringBuilder head(double longest, String kind) {
        return new StringBuilder()
                .append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:")
                .append((long) Math.max(1, Math.ceil(longest - 1e-9)))
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n")
                .append(kind);
    }

    private static String end(Track track) {
        return track.isComplete() ? "#EXT-X-ENDLIST\n" : "";
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
