package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out the luggage of a film beside the output in the making. */
final class Packing {
    /** No cover is larger; a stream that calls itself one may be. */
    private static final String LARGEST_COVER = "33554432";

    private static final Duration COVER_CPU = Duration.ofMinutes(10);

    private Packing() {}

    static Luggage pack(FfmpegTools tools, Plan plan, Path source, Path target) throws IOException {
        Companions companions = plan.companions();
        Optional<Path> words = Optional.empty();
        if (companions.hasWords()) {
            words = Optional.of(Files.writeString(beside(target, "words"), FilmWords.of(companions)));
        }
        List<Path> covers = new ArrayList<>();
        for (Attachment cover : companions.covers()) {
            Path file = beside(target, covers.size() + "." + cover.extension());
            if (extract(tools, plan, source, cover, file)) {
                covers.add(file);
            } else {
                // A film is worth more than its cover.
                Luggage.delete(file);
            }
        }
        return new Luggage(words, covers);
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + "." + suffix);
    }

    private static boolean extract(FfmpegTools tools, Plan plan, Path source, Attachment cover, Path file)
            throws IOException {
        Outcome outcome = FfmpegTools.await(tools.ffmpeg(coverCommand(plan, source, cover, file))
                .limits(FfmpegTools.limits(COVER_CPU))
                .start());
        return outcome.ending() == Ending.DONE && Files.exists(file) && Files.size(file) > 0;
    }

    static List<String> coverCommand(Plan plan, Path source, Attachment cover, Path file) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning", "-y"));
        arguments.addAll(
                List.of("-protocol_whitelist", "file", "-f", plan.profile().demuxer()));
        arguments.addAll(List.of("-i", FfmpegTools.file(source), "-map", "0:" + cover.stream(), "-c", "copy"));
        // A pattern in the name would make it many files.
        arguments.addAll(List.of("-frames:v", "1", "-fs", LARGEST_COVER, "-update", "1", "-f", "image2"));
        arguments.add(FfmpegTools.file(file));
        return List.copyOf(arguments);
    }
}
