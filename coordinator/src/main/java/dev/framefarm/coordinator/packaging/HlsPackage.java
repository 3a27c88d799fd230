package dev.framefarm.coordinator.packaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All playlists of a package, by the names under which they refer to each other. */
public final class HlsPackage {
    public static final String MASTER = "master.m3u8";
    public static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

    private HlsPackage() {}

    public static Map<String, Supplier<String>> playlists(List<Track> tracks, List<Words> words) {
        Map<String, Supplier<String>> playlists = new LinkedHashMap<>();
        playlists.put(MASTER, () -> HlsMaster.playlist(tracks, words));
        for (Track track : tracks) {
            playlists.put(HlsMaster.playlistName(track), () -> HlsMedia.playlist(track));
            if (track.kind() instanceof Track.Pictures) {
                playlists.put(HlsMaster.keyPicturesName(track), () -> HlsMedia.keyPictures(track));
            }
        }
        words.forEach(each -> playlists.put(each.playlistName(), () -> HlsMedia.playlist(each)));
        return playlists;
    }
}
