package dev.framefarm.coordinator.media;

import java.util.List;
import java.util.Optional;

/** Names formats that hold sound alone by their first bytes. */
final class SoundMagic {
    private static final int DESCRIPTION_HEADER = 10;
    private static final int NO_RATE = 3;
    private static final int NO_BIT_RATE = 15;

    private SoundMagic() {}

    static Optional<String> demuxer(Magic magic) {
        if (magic.has(0, "fLaC")) {
            return Optional.of("flac");
        }
        if (magic.has(8, "WAVE") && List.of("RIFF", "RF64", "BW64").stream().anyMatch(each -> magic.has(0, each))) {
            return Optional.of("wav");
        }
        if (magic.has(0, "FORM") && (magic.has(8, "AIFF") || magic.has(8, "AIFC"))) {
            return Optional.of("aiff");
        }
        if (magic.has(0, "caff")) {
            return Optional.of("caf");
        }
        return frames(magic);
    }

    /** MPEG's sound has no beginning of its own but that of its first frame. */
    private static Optional<String> frames(Magic magic) {
        if (magic.bytes().length < 4 || at(magic, 0) != 0xFF || (at(magic, 1) & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        int layer = (at(magic, 1) >> 1) & 3;
        if (layer == 0) {
            return Optional.of("aac").filter(any -> (at(magic, 1) & 0xF0) == 0xF0);
        }
        int rate = (at(magic, 2) >> 2) & 3;
        int bitRate = at(magic, 2) >> 4;
        boolean known = ((at(magic, 1) >> 3) & 3) != 1 && rate != NO_RATE && bitRate != NO_BIT_RATE;
        return Optional.of("mp3").filter(any -> known);
    }

    private static int at(Magic magic, int index) {
        return magic.bytes()[index] & 0xff;
    }

    /** Of a file that begins with a description (ID3), which tells its length in seven bits a byte. */
    static int descriptionLength(Magic magic) {
        return magic.bytes().length < DESCRIPTION_HEADER
                ? 0
                : DESCRIPTION_HEADER
                        + ((at(magic, 6) << 21) | (at(magic, 7) << 14) | (at(magic, 8) << 7) | at(magic, 9));
    }

    /** What follows a description is an MP3 file more often than not, also where silence fills the gap. */
    static String described(Magic behind) {
        return demuxer(behind)
                .filter(found -> found.equals("flac") || found.equals("aac"))
                .orElse("mp3");
    }
}
