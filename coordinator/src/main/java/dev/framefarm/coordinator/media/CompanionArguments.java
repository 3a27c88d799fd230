package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.slice.Micros;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The last mux's arguments for subtitles, description, covers and fonts. Subtitles have the source opened once more:
 * where words are far apart FFmpeg reads on until it finds some, and copied sound from the same opening would run ahead
 * of the pictures. Decoders are forced like the demuxers: hostile text meets the one that the plan was made for.
 */
final class CompanionArguments {
    /** What kind of picture it is, in the words of ID3 and FLAC; MP4 does not say. */
    private static final String FRONT = "comment=Cover (front)";

    private static final String OTHER = "comment=Other";

    private final Plan plan;
    private final Companions companions;
    private final Luggage luggage;
    private final int firstInput;
    private final List<String> arguments = new ArrayList<>();

    CompanionArguments(Plan plan, Luggage luggage, int firstInput) {
        this.plan = plan;
        this.companions = plan.companions();
        this.luggage = luggage;
        this.firstInput = firstInput;
    }

    private boolean isSourceRead() {
        return !companions.subtitles().isEmpty() || !companions.fonts().isEmpty();
    }

    private boolean areCoversAttached() {
        return plan.output().container().isMatroska();
    }

    /** The description, the source for subtitles and fonts, the covers. */
    List<String> inputs(Path source) {
        arguments.clear();
        luggage.words().ifPresent(words -> input("ffmetadata", words));
        if (isSourceRead()) {
            add("-itsoffset", Micros.seconds(-plan.profile().startMicros()), "-fflags", "+genpts");
            for (Subtitles track : companions.subtitles()) {
                if (!track.isCopied()) {
                    add("-c:" + track.stream(), track.codec());
                }
            }
            input(plan.profile().demuxer(), source);
        }
        if (!areCoversAttached()) {
            for (Luggage.Cover cover : luggage.covers()) {
                input(cover.kind().extension().equals("png") ? "png_pipe" : "jpeg_pipe", cover.file());
            }
        }
        return List.copyOf(arguments);
    }

    private void input(String demuxer, Path file) {
        arguments.addAll(Opening.file(file, demuxer));
    }

    /** Behind the pictures and the sound. */
    List<String> streams() {
        arguments.clear();
        int source = firstInput + (luggage.words().isPresent() ? 1 : 0);
        int number = 0;
        for (Subtitles track : companions.subtitles()) {
            add("-map", source + ":" + track.stream());
            subtitles(track, number++);
        }
        if (number > 0) {
            // What is said before the film would move everything else, and what is said behind it make it longer;
            // garbled words are no reason to lose the film.
            String end = Micros.seconds(Math.round(plan.profile().seconds() * 1e6));
            add("-bsf:s", "noise=drop=lt(pts*tb\\,-0.0005)+gt(pts*tb\\," + end + ")", "-max_error_rate", "1");
        }
        covers(source + (isSourceRead() ? 1 : 0), fonts(source));
        return List.copyOf(arguments);
    }

    private void subtitles(Subtitles track, int number) {
        String which = "s:" + number;
        add("-map_metadata:s:" + which, firstInput + ":" + which);
        add("-disposition:" + which, track.traits().isEmpty() ? "0" : String.join("+", track.traits()));
        if (!track.isCopied()) {
            add("-c:" + which, track.becomes());
        }
    }

    private int fonts(int source) {
        List<Attachment> fonts = companions.fonts();
        for (int i = 0; i < fonts.size(); i++) {
            add("-map", source + ":" + fonts.get(i).stream());
            name(i, fonts.get(i), numbered("font", i));
        }
        return fonts.size();
    }

    private void covers(int firstCover, int firstAttachment) {
        for (int i = 0; i < luggage.covers().size(); i++) {
            Luggage.Cover cover = luggage.covers().get(i);
            if (areCoversAttached()) {
                add("-attach", FfmpegTools.file(cover.file()));
                name(firstAttachment + i, cover.kind(), numbered("cover", i));
            } else {
                int picture = plan.pictures().isPresent() ? i + 1 : i;
                add("-map", firstCover + i + ":0", "-disposition:v:" + picture, "attached_pic");
                if (plan.output().container().holdsOneTrack()) {
                    add("-metadata:s:v:" + picture, i == 0 ? FRONT : OTHER);
                }
            }
        }
    }

    /** Names are ours: one from the source could be anything. Players look for a file that is called cover. */
    private void name(int number, Attachment file, String name) {
        add("-metadata:s:t:" + number, "filename=" + name + "." + file.extension());
        add("-metadata:s:t:" + number, "mimetype=" + file.mediaType());
    }

    private static String numbered(String word, int number) {
        return number == 0 ? word : word + "-" + number;
    }

    List<String> words() {
        String input = luggage.words().isPresent() ? Integer.toString(firstInput) : "-1";
        return List.of("-map_metadata", input, "-map_chapters", input);
    }

    private void add(String... more) {
        arguments.addAll(List.of(more));
    }
}
