package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager.Target;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.Beginnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What players stream: each track in a fragmented MP4 of its own, every group of pictures a fragment, and subtitles in
 * WebVTT.
 */
final class PackageCommand {
    /** Sound has no groups of pictures to begin a fragment at. */
    private static final String SOUND_MICROSECONDS = "4000000";

    /**
     * The header waits for the first packets, so that an edit list can keep each track on the film's own clock. Each
     * fragment is in the file as soon as it is complete; a list of them at the end would only be in the way.
     */
    private static final String FLAGS = "delay_moov+default_base_moof+skip_trailer";

    private PackageCommand() {}

    /** The output of pictures that the last mux writes while it goes on. */
    static List<String> pictures(Plan plan, Path target) {
        return track(target, "+frag_keyframe+" + flags(Beginnings.arePicturesLate(plan)));
    }

    /** Each track of sound, delivered or copied from the source, before there is a film. */
    static List<String> sound(Plan plan, Path source, List<Path> delivered, List<Path> targets) {
        List<String> arguments = quiet();
        arguments.add("-copyts");
        for (Path file : delivered) {
            arguments.addAll(Opening.file(file, "mp4"));
        }
        if (!plan.copiedAudio().isEmpty()) {
            arguments.addAll(JoinCommand.source(plan, source));
        }
        List<String> tracks = new SoundTracks(plan).inputs(0, delivered.size());
        for (int i = 0; i < targets.size(); i++) {
            arguments.addAll(List.of("-map", tracks.get(i), "-frag_duration", SOUND_MICROSECONDS));
            arguments.addAll(List.of("-c", "copy"));
            boolean late = Beginnings.isLate(plan, plan.heard().get(i));
            arguments.addAll(track(targets.get(i), "+" + flags(late)));
        }
        return List.copyOf(arguments);
    }

    static List<String> words(Path film, List<Target> targets) {
        List<String> arguments = quiet();
        arguments.addAll(Opening.file(film, "mp4"));
        for (int i = 0; i < targets.size(); i++) {
            Path file = targets.get(i).file();
            arguments.addAll(List.of("-map", "0:s:" + i, "-c:s", "webvtt", "-f", "webvtt", FfmpegTools.file(file)));
        }
        return List.copyOf(arguments);
    }

    /** Of a late track the fragments themselves are late, instead of an edit list that players pass over. */
    private static String flags(boolean late) {
        return late ? FLAGS + "+frag_discont" : FLAGS;
    }

    static List<String> quiet() {
        return new ArrayList<>(List.of(
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-v",
                "level+warning",
                "-stats_period",
                "1",
                "-progress",
                "pipe:2",
                "-y"));
    }

    private static List<String> track(Path target, String flags) {
        List<String> arguments = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of("-fflags", "+bitexact", "-write_tmcd", "0", "-flush_packets", "1"));
        arguments.addAll(List.of("-avoid_negative_ts", "disabled", "-movflags", flags));
        arguments.addAll(List.of("-f", "mp4", FfmpegTools.file(target)));
        return arguments;
    }
}
