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
    private static final long LARGEST_COVER = 32L << 20;

    private static final Duration COVER_CPU = Duration.ofMinutes(10);

    private Packing() {}

    static Luggage pack(FfmpegTools tools, Plan plan, Path source, Path target) throws IOException {
        Companions companions = plan.companions();
        Optional<Path> words = Optional.empty();
        if (companions.hasWords()) {
            words = Optional.of(Files.writeString(
                    beside(target, "words"),
                    FilmWords.of(companions, plan.output().container())));
        }
        List<Luggage.Cover> covers = new ArrayList<>();
        for (Attachment cover : companions.covers()) {
            Path file = beside(target, covers.size() + "." + cover.extension());
            if (extract(tools, coverCommand(plan, source, cover, file), file)) {
                covers.add(new Luggage.Cover(cover, file));
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

    private static boolean extract(FfmpegTools tools, List<String> command, Path file) throws IOException {
        Outcome outcome = FfmpegTools.await(
                tools.ffmpeg(command).limits(FfmpegTools.limits(COVER_CPU)).start());
        return outcome.ending() == Ending.DONE && Files.exists(file) && isCover(Files.size(file));
    }

    private static boolean isCover(long bytes) {
        return bytes > 0 && bytes <= LARGEST_COVER;
    }

    private static List<String> coverCommand(Plan plan, Path source, Attachment cover, Path file) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning", "-y"));
        arguments.addAll(Opening.file(source, plan.profile().demuxer()));
        // A pattern in the name would make it many files.
        arguments.addAll(List.of("-map", "0:" + cover.stream(), "-c", "copy", "-frames:v", "1", "-update", "1"));
        arguments.addAll(List.of("-f", "image2", FfmpegTools.file(file)));
        return List.copyOf(arguments);
    }
}
