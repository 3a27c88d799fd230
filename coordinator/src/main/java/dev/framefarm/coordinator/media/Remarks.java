package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sentences about what of the source will not be in the output. */
final class Remarks {
    static final String GUESSED_TIMES =
            "The file leaves out the times of frames, so every piece is read from the beginning;"
                    + " it goes faster when it is put into a new container first, for example with"
                    + " ffmpeg -fflags +genpts -i IN -c copy OUT.mkv";

    /** Containers round their length, and the last frames' durations are often guessed. */
    private static final double MISSING_SECONDS = 1;

    private Remarks() {}

    static List<String> ofLength(double promised, double found) {
        if (promised - found <= MISSING_SECONDS) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "The file was cut short: it promises %.1f s and holds %.1f s; what is there is rendered.",
                promised,
                found));
    }

    static List<String> ofBareStream(Fraction rate) {
        return List.of(String.format(
                Locale.ROOT,
                "The file is a bare stream without times; its frames are shown at the declared rate of %.3f a second.",
                rate.value()));
    }

    static Optional<String> ofMissing(long announced, long shown) {
        return announced <= shown
                ? Optional.empty()
                : Optional.of((announced - shown) + " of the " + announced + " pictures in the file cannot be decoded"
                        + " and are left out; it is damaged or was cut.");
    }

    static String ofLostSound(int stream, double seconds) {
        return String.format(
                Locale.ROOT,
                "%.2f s of the sound of stream %d cannot be decoded, so nothing is heard there; the file is damaged.",
                seconds,
                stream);
    }

    static String ofSpoiltIndex(List<Integer> streams, double end) {
        return String.format(
                Locale.ROOT,
                "The file's index is spoilt: read as a whole the file ends at %.2f s. The sound of stream%s %s is read alone,"
                        + " and goes on; pictures may be missing there.",
                end,
                streams.size() == 1 ? "" : "s",
                streams.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    static Optional<String> ofMoved(long moved) {
        return moved == 0
                ? Optional.empty()
                : Optional.of(moved + (moved == 1 ? " frame is" : " frames are")
                        + " not later than the one before, and shown right after it.");
    }

    /** Without a film all pictures that move are left out. */
    static List<String> of(List<StreamFacts> streams, Optional<StreamFacts> film, List<Integer> heard) {
        List<String> remarks = new ArrayList<>();
        for (StreamFacts stream : streams) {
            boolean taken = film.filter(each -> each.index() == stream.index()).isPresent();
            if (!taken && !heard.contains(stream.index())) {
                dropped(stream, film.isPresent()).ifPresent(remarks::add);
            }
        }
        return List.copyOf(remarks);
    }

    /** Whatever the recipe says. Of subtitles, covers and fonts the plan decides. */
    private static Optional<String> dropped(StreamFacts stream, boolean film) {
        String which = "stream " + stream.index();
        return switch (stream.text("codec_type")) {
            case "subtitle", "attachment" -> Optional.empty();
            case "audio" -> Optional.of(sound(stream, which));
            case "video" ->
                Optional.of((film ? "The further video of " : "The video of ")
                                + which
                                + (film ? " is dropped." : " is dropped: the recipe is for sound alone."))
                        .filter(any -> stream.isFilm());
            default -> data(stream, which);
        };
    }

    private static String sound(StreamFacts stream, String which) {
        return Codecs.hears(stream.codec())
                ? "The sound of " + which + " is dropped: nothing of it can be heard."
                : "The sound of " + which + " is dropped: its codec is none that this farm decodes.";
    }

    /** Times of the first frame and the names of chapters are read from such tracks, and written anew. */
    private static Optional<String> data(StreamFacts stream, String which) {
        String tag = stream.text("codec_tag_string");
        if (tag.equals("tmcd") || tag.equals("text")) {
            return Optional.empty();
        }
        String kind = tag.matches("[a-z0-9]{4}") ? " (" + tag + ")" : "";
        return Optional.of("The data of " + which + kind + " are dropped.");
    }
}
