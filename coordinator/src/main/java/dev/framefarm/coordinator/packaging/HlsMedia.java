package dev.framefarm.coordinator.packaging;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The playlists of one track (RFC 8216): all of it, or its key pictures alone for fast winding. */
public final class HlsMedia {
    private static final String VOD = "#EXT-X-PLAYLIST-TYPE:VOD\n";
    /** Players would begin at the end of what grows. */
    private static final String GROWING = "#EXT-X-PLAYLIST-TYPE:EVENT\n#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n";

    private HlsMedia() {}

    public static String playlist(Track track) {
        List<Segment> segments = Segment.of(track);
        StringBuilder text = head(track, target(track)).append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        map(text, track);
        for (Segment segment : segments) {
            entry(text, segment.seconds(), segment.range(), track.file());
        }
        return text.append(end(track)).toString();
    }

    /** Subtitles are small: all of them at once. */
    public static String playlist(Words words) {
        return head(target(words.seconds()), VOD)
                .append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", words.seconds()))
                .append(words.file())
                .append("\n#EXT-X-ENDLIST\n")
                .toString();
    }

    public static String keyPictures(Track track) {
        StringBuilder text = head(track, keyTarget(track)).append("#EXT-X-I-FRAMES-ONLY\n");
        map(text, track);
        for (Fragment fragment : track.fragments()) {
            ByteRange picture = new ByteRange(fragment.offset(), fragment.keyBytes());
            entry(text, track.seconds(fragment.duration()), picture, track.file());
        }
        return text.append(end(track)).toString();
    }

    /** The target duration of the segments: whole seconds that none of them exceeds. */
    static long target(Track track) {
        return target(track, Segment.of(track).stream().mapToDouble(Segment::seconds));
    }

    /** That of the key pictures. */
    static long keyTarget(Track track) {
        return target(track, track.fragments().stream().mapToDouble(each -> track.seconds(each.duration())));
    }

    /** It must not change while a list grows, nor at its end. */
    private static long target(Track track, DoubleStream seconds) {
        return target(Math.max(seconds.max().orElse(0), track.division().longest()));
    }

    private static long target(double longest) {
        return (long) Math.max(1, Math.ceil(longest - 1e-9));
    }

    private static StringBuilder head(Track track, long target) {
        return head(target, track.isComplete() ? VOD : GROWING);
    }

    private static StringBuilder head(long target, String kind) {
        return new StringBuilder()
                .append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:")
                .append(target)
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
