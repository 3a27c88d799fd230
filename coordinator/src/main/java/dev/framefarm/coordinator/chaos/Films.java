package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is ordered: films with whatever makes cutting difficult, and recipes that differ in what they ask of a farm. */
final class Films {
    /** Short enough that many come to an end, long enough that most are cut in several pieces and hit by something. */
    private static final int SECONDS = 24;

    static final List<String> RECIPES = List.of(
            "recipe: chaos-h264\nversion: 1\nvideo: {codec: h264, crf: 23, preset: fast}\n",
            "recipe: chaos-mkv\nversion: 1\ncontainer: mkv\nvideo: {codec: h264, crf: 21, preset: medium}\naudio: flac\n",
            "recipe: chaos-hevc\nversion: 1\nvideo: {codec: hevc, crf: 26, preset: superfast}\n",
            "recipe: chaos-ladder\nversion: 1\nvideo: {codec: h264, crf: 24, preset: veryfast, renditions: [{height: 270},"
                    + " {height: 180}]}\npackage: hls\n");

    private Films() {}

    static List<Path> make(Toolchain tools, Path folder) throws InterruptedException {
        String sound = "sine=frequency=330:sample_rate=48000:duration=" + SECONDS;
        return List.of(
                film(tools, folder.resolve("b-frames.mp4"), picture("25"), sound, "", "-g 50 -bf 3 -flags +cgop"),
                film(
                        tools,
                        folder.resolve("open-gop.mkv"),
                        picture("30000/1001"),
                        sound,
                        "",
                        "-g 60 -bf 2 -x264-params open-gop=1"),
                film(
                        tools,
                        folder.resolve("varying.mkv"),
                        picture("30"),
                        sound,
                        "select=mod(floor(n/7)+n\\,3)",
                        "-g 45 -bf 2"));
    }

    private static String picture(String rate) {
        return "testsrc2=size=480x270:rate=" + rate + ":duration=" + SECONDS;
    }

    private static Path film(Toolchain tools, Path film, String picture, String sound, String filter, String coding)
            throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", picture));
        arguments.addAll(List.of("-f", "lavfi", "-i", sound, "-fps_mode", "passthrough"));
        if (!filter.isEmpty()) {
            arguments.addAll(List.of("-vf", filter));
        }
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "14", "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of(coding.split(" ", -1)));
        arguments.addAll(List.of("-c:a", "aac", film.toString()));
        FfmpegRun.Outcome outcome =
                FfmpegRun.of(tools.ffmpeg(), arguments).start().await();
        if (outcome.ending() != FfmpegRun.Ending.DONE) {
            throw new FarmStartException("The film " + film + " could not be made: " + outcome.log(), 1);
        }
        return film;
    }
}
