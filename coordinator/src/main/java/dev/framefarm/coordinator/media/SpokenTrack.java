package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions.Subtitles;
import dev.framefarm.coordinator.model.Cue;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.recipe.CueReader;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a source's subtitles, on the film's own clock. */
final class SpokenTrack {
    private static final Set<String> IN_WORDS = Set.of("subrip", "ass", "webvtt", "mov_text", "text");
    private static final Duration CPU = Duration.ofMinutes(30);
    private static final long BYTES = 4L << 20;

    private SpokenTrack() {}

    static List<Cue> cues(FfmpegTools tools, Path source, Profile film, Language language) throws Refusal, IOException {
        Subtitles track = track(film.companions().subtitles(), language);
        StringBuilder text = new StringBuilder();
        try {
            Outcome outcome = tools.report(
                    command(source, film.demuxer(), track),
                    CPU,
                    BYTES,
                    line -> text.append(line).append('\n'));
            if (outcome.ending() != Ending.DONE) {
                throw unread(track);
            }
        } catch (Excess tooMuch) {
            throw unread(track);
        }
        List<Cue> cues = CueReader.read(text.toString()).cues().stream()
                .map(cue -> new Cue(
                        Math.max(0, cue.fromMicros() - film.startMicros()),
                        cue.untilMicros() - film.startMicros(),
                        cue.lines()))
                .filter(cue -> cue.untilMicros() > cue.fromMicros())
                .toList();
        if (cues.isEmpty()) {
            throw unread(track);
        }
        return cues;
    }

    private static Subtitles track(List<Subtitles> found, Language wanted) throws Refusal {
        List<Subtitles> words =
                found.stream().filter(each -> IN_WORDS.contains(each.codec())).toList();
        String languages =
                words.stream().map(each -> language(each).code()).distinct().collect(Collectors.joining(", "));
        return words.stream()
                .filter(each -> language(each).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "CAPTIONS_MISSING",
                        "The film has no subtitles in words in " + wanted + " to draw into the pictures; "
                                + (languages.isEmpty() ? "it has none at all." : "it has " + languages + ".")));
    }

    private static Language language(Subtitles track) {
        return track.language().map(Language::of).orElse(Language.UNDETERMINED);
    }

    private static Refusal unread(Subtitles track) {
        return new Refusal(
                "CAPTIONS_UNREADABLE",
                "The film's subtitles in stream " + track.stream()
                        + " hold no words that can be read; give the captions" + " as `text`, or leave them out.");
    }

    /** Times stay the source's. The decoder is forced like the demuxer. */
    static List<String> command(Path source, String demuxer, Subtitles track) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "error"));
        arguments.addAll(List.of("-copyts", "-c:" + track.stream(), track.codec()));
        arguments.addAll(Opening.file(source, demuxer));
        arguments.addAll(List.of("-map", "0:" + track.stream(), "-c:s", "srt", "-f", "srt", "pipe:1"));
        return List.copyOf(arguments);
    }
}
