package dev.framefarm.coordinator.media;

import java.util.ArrayList;
import java.util.List;

/** Sentences about what of the source will not be in the output. */
final class Remarks {
    private Remarks() {}

    static List<String> of(List<StreamFacts> streams, StreamFacts film, List<Integer> heard) {
        List<String> remarks = new ArrayList<>();
        for (StreamFacts stream : streams) {
            if (stream.index() != film.index() && !heard.contains(stream.index())) {
                remarks.add(dropped(stream));
            }
        }
        if (film.isMirrored()) {
            remarks.add("The source is shown mirrored; the output is only rotated.");
        }
        if (film.isInterlaced()) {
            remarks.add("The source is interlaced; its fields are kept as they are.");
        }
        return List.copyOf(remarks);
    }

    private static String dropped(StreamFacts stream) {
        String which = "stream " + stream.index();
        return switch (stream.text("codec_type")) {
            case "subtitle" -> "The subtitles of " + which + " are dropped.";
            case "attachment" -> "The attachment of " + which + " is dropped.";
            case "audio" -> "The sound of " + which + " is dropped: nothing of it can be heard.";
            case "video" ->
                stream.isFilm()
                        ? "The further video of " + which + " is dropped."
                        : "The cover picture of " + which + " is dropped.";
            default -> "The data of " + which + " are dropped.";
        };
    }
}
