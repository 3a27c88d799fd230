package dev.framefarm.coordinator.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished film taken apart: each track into a fragmented MP4 of its own, every group of pictures a fragment, with
 * an index in front.
 */
final class PackageCommand {
    /** Sound has no groups of pictures to begin a fragment at. */
    private static final String SOUND_MICROSECONDS = "4000000";

    /** The header waits for the first packets, so that an edit list can keep each track on the film's own clock. */
    private static final String FLAGS = "delay_moov+default_base_moof+global_sidx";

    private PackageCommand() {}

    /** {@code targets} in the order of the film's tracks: pictures first, then sound. */
    static List<String> of(Path film, List<Path> pictures, List<Path> sound) {
        List<String> arguments = new ArrayList<>(List.of(
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-v",
                "level+warning",
                "-stats_period",
                "1",
                "-progress",
                "pipe:2",
                "-y",
                "-protocol_whitelist",
                "file",
                "-f",
                "mp4",
                "-i",
                FfmpegTools.file(film)));
        for (int i = 0; i < pictures.size(); i++) {
            arguments.addAll(List.of("-map", "0:v:" + i));
            track(arguments, pictures.get(i), "+frag_keyframe+" + FLAGS);
        }
        for (int i = 0; i < sound.size(); i++) {
            arguments.addAll(List.of("-map", "0:a:" + i, "-frag_duration", SOUND_MICROSECONDS));
            track(arguments, sound.get(i), "+" + FLAGS);
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
