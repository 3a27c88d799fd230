package dev.framefarm.coordinator.packaging;

import dev.framefarm.coordinator.model.Colour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The manifest of DASH (ISO/IEC 23009-1, on demand): the same files, found by the index that each of them holds. */
public final class DashManifest {
    private DashManifest() {}

    public static String of(List<Track> tracks, List<Words> words) {
        double seconds = tracks.stream().mapToDouble(Track::seconds).max().orElse(0);
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"");
        text.append(" profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\" mediaPresentationDuration=\"");
        text.append(duration(seconds)).append("\" minBufferTime=\"PT4S\">\n  <Period>\n");
        sets(tracks).values().forEach(set -> adaptationSet(text, set));
        words.forEach(each -> words(text, each));
        return text.append("  </Period>\n</MPD>\n").toString();
    }

    /** A player changes between tracks of one set, which must therefore be of one codec and colour, or of one language. */
    private static Map<String, List<Track>> sets(List<Track> tracks) {
        Map<String, List<Track>> sets = new LinkedHashMap<>();
        for (Track track : tracks) {
            String family = track.codecs().replaceAll("\\..*", "");
            String key = track.kind() instanceof Track.Pictures pictures ? family + pictures.colour() : track.name();
            sets.computeIfAbsent(key, any -> new ArrayList<>()).add(track);
        }
        return sets;
    }

    private static void adaptationSet(StringBuilder text, List<Track> tracks) {
        Track.Kind kind = tracks.get(0).kind();
        text.append("    <AdaptationSet contentType=\"").append(kind instanceof Track.Pictures ? "video" : "audio");
        text.append("\" subsegmentAlignment=\"true\" subsegmentStartsWithSAP=\"1\"");
        if (kind instanceof Track.Sound sound) {
            language(text, sound.language());
        }
        text.append(">\n");
        if (kind instanceof Track.Pictures pictures) {
            colour(text, "ColourPrimaries", pictures.colour().primaries());
            colour(text, "TransferCharacteristics", pictures.colour().transfer());
            colour(text, "MatrixCoefficients", pictures.colour().matrix());
        }
        tracks.forEach(track -> representation(text, track));
        text.append("    </AdaptationSet>\n");
    }

    /** Supplemental: a player that does not know the property plays the pictures all the same. */
    private static void colour(StringBuilder text, String property, int point) {
        if (point != Colour.UNSAID) {
            text.append("      <SupplementalProperty schemeIdUri=\"urn:mpeg:mpegB:cicp:")
                    .append(property);
            text.append("\" value=\"").append(point).append("\"/>\n");
        }
    }

    private static void words(StringBuilder text, Words words) {
        text.append("    <AdaptationSet contentType=\"text\" mimeType=\"text/vtt\"");
        language(text, words.language());
        text.append(">\n      <Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"");
        text.append(words.forced() ? "forced-subtitle" : "subtitle").append("\"/>\n");
        text.append("      <Representation id=\"").append(words.name()).append("\" bandwidth=\"1000\">\n");
        text.append("        <BaseURL>").append(words.file()).append("</BaseURL>\n");
        text.append("      </Representation>\n    </AdaptationSet>\n");
    }

    private static void language(StringBuilder text, Optional<String> language) {
        language.ifPresent(tag -> text.append(" lang=\"").append(escaped(tag)).append('"'));
    }

    private static void representation(StringBuilder text, Track track) {
        text.append("      <Representation id=\"").append(escaped(track.name()));
        text.append("\" mimeType=\"").append(track.kind().mediaType());
        text.append("\" codecs=\"").append(track.codecs());
        text.append("\" bandwidth=\"")
                .append(track.peakBandwidth())
                .append('"')
                .append(shape(track))
                .append(">\n");
        text.append("        <BaseURL>").append(escaped(track.file())).append("</BaseURL>\n");
        text.append("        <SegmentBase indexRange=\"")
                .append(track.index().dash())
                .append("\">\n");
        text.append("          <Initialization range=\"")
                .append(track.header().dash())
                .append("\"/>\n");
        text.append("        </SegmentBase>\n      </Representation>\n");
    }

    private static String shape(Track track) {
        if (track.kind() instanceof Track.Pictures pictures) {
            long millis = Math.round(pictures.frameRate() * 1000);
            return " width=\"" + pictures.width() + "\" height=\"" + pictures.height() + "\" frameRate=\"" + millis
                    + "/1000\"";
        }
        return " audioSamplingRate=\"" + ((Track.Sound) track.kind()).sampleRate() + "\"";
    }

    private static String duration(double seconds) {
        return String.format(Locale.ROOT, "PT%.3fS", seconds);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
