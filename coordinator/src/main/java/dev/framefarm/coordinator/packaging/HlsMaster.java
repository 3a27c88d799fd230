package dev.framefarm.coordinator.packaging;

import dev.framefarm.coordinator.model.Colour;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The playlist that a player opens: every rendition of the picture, and every track of sound beside them. */
public final class HlsMaster {
    private static final String SOUND = "sound";
    private static final String WORDS = "words";

    private HlsMaster() {}

    /** What a track's playlists are called. */
    public static String playlistName(Track track) {
        return track.name() + ".m3u8";
    }

    public static String keyPicturesName(Track track) {
        return track.name() + "-keys.m3u8";
    }

    public static String playlist(List<Track> tracks, List<Words> words) {
        List<Track> pictures = only(tracks, Track.Pictures.class);
        List<Track> sound = only(tracks, Track.Sound.class);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        Titles soundTitles = new Titles();
        int usualSound = usual(sound);
        for (int i = 0; i < sound.size(); i++) {
            sound(text, sound.get(i), soundTitles, i == usualSound);
        }
        Titles wordTitles = new Titles();
        Optional<Words> usual = words.stream().filter(Words::usual).findFirst();
        words.forEach(each -> words(text, each, wordTitles, usual.equals(Optional.of(each))));
        pictures.forEach(track -> pictures(text, track, sound, words));
        pictures.forEach(track -> keyPictures(text, track));
        return text.toString();
    }

    private static List<Track> only(List<Track> tracks, Class<? extends Track.Kind> kind) {
        return tracks.stream().filter(track -> kind.isInstance(track.kind())).toList();
    }

    /** One track is heard where nobody chose: of several that are marked the first, of none too. */
    private static int usual(List<Track> sound) {
        return IntStream.range(0, sound.size())
                .filter(i -> ((Track.Sound) sound.get(i).kind()).usual())
                .findFirst()
                .orElse(0);
    }

    private static void sound(StringBuilder text, Track track, Titles titles, boolean usual) {
        Track.Sound sound = (Track.Sound) track.kind();
        media(text, "AUDIO", SOUND, titles.unique(sound.title()), sound.language());
        text.append(usual ? ",DEFAULT=YES" : ",DEFAULT=NO").append(",AUTOSELECT=YES,CHANNELS=\"");
        text.append(sound.channels())
                .append("\",URI=\"")
                .append(playlistName(track))
                .append("\"\n");
    }

    /** Of a group one track at most may be the usual one. */
    private static void words(StringBuilder text, Words words, Titles titles, boolean usual) {
        media(text, "SUBTITLES", WORDS, titles.unique(words.title()), words.language());
        text.append(usual ? ",DEFAULT=YES" : ",DEFAULT=NO").append(",AUTOSELECT=YES,FORCED=");
        text.append(words.forced() ? "YES" : "NO");
        text.append(",URI=\"").append(words.playlistName()).append("\"\n");
    }

    private static void media(StringBuilder text, String type, String group, String title, Optional<String> language) {
        text.append("#EXT-X-MEDIA:TYPE=").append(type).append(",GROUP-ID=\"").append(group);
        text.append("\",NAME=\"").append(title).append('"');
        language.ifPresent(
                tag -> text.append(",LANGUAGE=\"").append(quoted(tag)).append('"'));
    }

    /** Players tell the tracks of a group apart by their names. */
    private static final class Titles {
        private final Set<String> taken = new HashSet<>();

        String unique(String title) {
            String plain = quoted(title);
            String name = plain;
            for (int number = 2; !taken.add(name); number++) {
                name = plain + " " + number;
            }
            return name;
        }
    }

    private static void pictures(StringBuilder text, Track track, List<Track> sound, List<Words> words) {
        long peak = track.peakBandwidth() + most(sound, true);
        long average = track.averageBandwidth() + most(sound, false);
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                .append(peak)
                .append(",AVERAGE-BANDWIDTH=")
                .append(average);
        text.append(",CODECS=\"").append(track.codecs());
        sound.stream()
                .map(Track::codecs)
                .distinct()
                .forEach(codecs -> text.append(',').append(codecs));
        text.append('"').append(shape(track, true));
        text.append(sound.isEmpty() ? "" : ",AUDIO=\"" + SOUND + '"');
        text.append(words.isEmpty() ? "" : ",SUBTITLES=\"" + WORDS + '"');
        text.append('\n').append(playlistName(track)).append('\n');
    }

    private static long most(List<Track> sound, boolean peak) {
        return sound.stream()
                .mapToLong(track -> peak ? track.peakBandwidth() : track.averageBandwidth())
                .max()
                .orElse(0);
    }

    private static void keyPictures(StringBuilder text, Track track) {
        text.append("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=").append(track.peakKeyBandwidth());
        text.append(",CODECS=\"").append(track.codecs()).append('"').append(shape(track, false));
        text.append(",URI=\"").append(keyPicturesName(track)).append("\"\n");
    }

    private static String shape(Track track, boolean withRate) {
        Track.Pictures pictures = (Track.Pictures) track.kind();
        String rate = String.format(Locale.ROOT, ",FRAME-RATE=%.3f", pictures.frameRate());
        return ",RESOLUTION=" + pictures.width() + "x" + pictures.height() + (withRate ? rate : "")
                + range(pictures.colour());
    }

    /** What says nothing is in the standard dynamic range. */
    private static String range(Colour colour) {
        return switch (colour.transfer()) {
            case Colour.PERCEPTUAL_QUANTIZER -> ",VIDEO-RANGE=PQ";
            case Colour.HYBRID_LOG_GAMMA -> ",VIDEO-RANGE=HLG";
            default -> "";
        };
    }

    /** An attribute cannot hold quotation marks or line breaks, and has no way to say them otherwise. */
    private static String quoted(String text) {
        return text.replaceAll("[\"\\p{Cntrl}]", " ");
    }
}
