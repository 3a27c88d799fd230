package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last mux of sound alone: one file for each encoded track, the source for copied ones, description and cover. */
final class SoundJoinCommand {
    private SoundJoinCommand() {}

    static List<String> of(Plan plan, Path source, List<Path> sound, Luggage luggage, Path target) {
        Container container = plan.output().container();
        CompanionArguments companions = new CompanionArguments(
                plan, luggage, sound.size() + (plan.copiedAudio().isEmpty() ? 0 : 1));
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "level+warning"));
        arguments.addAll(List.of("-stats_period", "1", "-progress", "pipe:2", "-y", "-copyts"));
        for (Path file : sound) {
            arguments.addAll(Opening.file(file, container.isMatroska() ? "matroska" : "mp4"));
        }
        if (!plan.copiedAudio().isEmpty()) {
            arguments.addAll(JoinCommand.source(plan, source));
        }
        arguments.addAll(companions.inputs(source));
        arguments.addAll(new SoundTracks(plan).arguments(0, sound.size()));
        arguments.addAll(companions.words());
        arguments.addAll(List.of("-c", "copy"));
        arguments.addAll(companions.streams());
        arguments.addAll(muxing(plan));
        arguments.addAll(List.of("-fflags", "+bitexact", "-f", muxer(container), FfmpegTools.file(target)));
        return List.copyOf(arguments);
    }

    private static List<String> muxing(Plan plan) {
        return switch (plan.output().container()) {
            case M4A ->
                // Edit lists count in the movie's ticks: samples, or what several rates have in common.
                List.of("-movie_timescale", Long.toString(ticks(plan)), "-movflags", "+faststart");
            // Older players know no other version.
            case MP3 -> List.of("-id3v2_version", "3");
            case WAV -> List.of("-rf64", "auto");
            case MKA -> List.of("-default_mode", "passthrough");
            default -> List.of();
        };
    }

    private static long ticks(Plan plan) {
        long ticks = 1;
        for (long rate : new SoundTracks(plan).rates()) {
            long both = new Fraction(ticks, rate).num() * rate;
            ticks = both <= Integer.MAX_VALUE ? both : ticks;
        }
        return ticks;
    }

    private static String muxer(Container container) {
        return switch (container) {
            case M4A -> "ipod";
            case MP3 -> "mp3";
            case OPUS -> "opus";
            case FLAC -> "flac";
            case WAV -> "wav";
            case MKA -> "matroska";
            case MP4, MOV, MKV, WEBM -> throw new IllegalStateException(container + " is for films");
        };
    }
}
