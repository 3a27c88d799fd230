package dev.framefarm.coordinator.media;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is that is no film, so that the user hears more than "invalid data". */
final class Strangers {
    private record Kind(String code, String reason, List<String> beginnings) {}

    private static final String UNKNOWN_SOUND =
            "The file holds sound in a format that this farm does not read; convert it to WAV, FLAC, M4A, MP3 or Opus.";
    private static final String PLAYLIST =
            "The file is a playlist that points to other files; submit the film it points to.";

    private static final List<Kind> KINDS = List.of(
            new Kind("AUDIO_ONLY", UNKNOWN_SOUND, List.of("FORM", ".snd", "#!AMR", "\u000bw", "wvpk", "MAC ", "MThd")),
            new Kind(
                    "PICTURE",
                    PictureIndex.ONE_PICTURE,
                    List.of("\u0089PNG", "BM", "II*\0", "MM\0*", "8BPS", "\0\0\0\fJXL ")),
            new Kind(
                    "PLAYLIST",
                    PLAYLIST,
                    List.of("#EXTM3U", "ffconcat", "[playlist]", "[Reference]", "<asx", "<ASX", "v=0", "<smil")),
            new Kind(
                    "ARCHIVE",
                    "The file is an archive; unpack it and submit the film in it.",
                    List.of(
                            "PK\u0003\u0004",
                            "\u001f\u008b",
                            "7z\u00bc\u00af",
                            "Rar!",
                            "BZh",
                            "\u00fd7zXZ",
                            "(\u00b5/\u00fd")));

    private Strangers() {}

    static Refusal refusal(Magic magic) {
        if (magic.has(0, "\u0089PNG") && magic.has(37, "acTL")) {
            return new Refusal(
                    "PICTURE", "The file is an animated PNG, which this farm cannot cut; convert it to MP4 or MKV.");
        }
        for (Kind kind : KINDS) {
            if (kind.beginnings().stream().anyMatch(beginning -> magic.has(0, beginning))) {
                return new Refusal(kind.code(), kind.reason());
            }
        }
        if (magic.has(0, "<?xml") && new String(magic.bytes(), StandardCharsets.ISO_8859_1).contains("<MPD")) {
            return new Refusal("PLAYLIST", PLAYLIST);
        }
        if (magic.isText()) {
            return new Refusal(
                    "TEXT", "The file is text, not a film; a download may have stored an error page in its place.");
        }
        return new Refusal("NOT_MEDIA", "The file is not in a video format this farm knows; convert it to MP4 or MKV.");
    }
}
