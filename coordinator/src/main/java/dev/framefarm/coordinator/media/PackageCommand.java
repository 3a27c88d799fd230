package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finished films taken apart: each track into a fragmented MP4 of its own, every group of pictures a fragment, with an
 * index in front; subtitles into WebVTT.
 */
final class PackageCommand {
    /** Sound has no groups of pictures to begin a fragment at. */
    private static final String SOUND_MICROSECONDS = "4000000";

    /** The header waits for the first packets, so that an edit list can keep each track on the film's own clock. */
    private static final String FLAGS = "delay_moov+default_base_moof+global_sidx";

    private PackageCommand() {}

    static List<String> of(List<Path> films, Targets targets) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats"));
        arguments.addAll(List.of("-v", "level+warning", "-stats_period", "1", "-progress", "pipe:2", "-y"));
        for (Path film : films) {
            arguments.addAll(Opening.file(film, "mp4"));
        }
        for (int i = 0; i < targets.pictures().size(); i++) {
            arguments.addAll(List.of("-map", i + ":v:0"));
            track(arguments, targets.pictures().get(i).file(), "+frag_keyframe+" + FLAGS);
        }
        for (int i = 0; i < targets.sound().size(); i++) {
            arguments.addAll(List.of("-map", "0:a:" + i, "-frag_duration", SOUND_MICROSECONDS));
            track(arguments, targets.sound().get(i).file(), "+" + FLAGS);
        }
        for (int i = 0; i < targets.words().size(); i++) {
            Path file = targets.words().get(i).file();
            arguments.addAll(List.of("-map", "0:s:" + i, "-c:s", "webvtt", "-f", "webvtt", FfmpegTools.file(file)));
        }
        return List.copyOf(arguments);
    }

    private static void track(List<String> arguments, Path target, String flags) {
        arguments.addAll(List.of("-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of("-fflags", "+bitexact", "-write_tmcd", "0"));
        arguments.addAll(List.of("-avoid_negative_ts", "disabled", "-movflags", flags));
        arguments.addAll(List.of("-f", "mp4", FfmpegTools.file(target)));
    }
}
