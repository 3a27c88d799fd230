package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What is ordered: films with whatever makes cutting difficult, and recipes that differ in what they ask of a farm. */
record Films(List<Path> films, List<String> recipes) {
    /** Short enough that many come to an end, long enough that most are cut in several pieces and hit by something. */
    private static final int SECONDS = 24;

    private static final List<String> RECIPES = List.of(
            "recipe: chaos-h264\nversion: 1\nvideo: {codec: h264, crf: 23, preset: fast}\n",
            "recipe: chaos-mkv\nversion: 1\ncontainer: mkv\nvideo: {codec: h264, crf: 21, preset: medium}\naudio: flac\n",
            "recipe: chaos-hevc\nversion: 1\nvideo: {codec: hevc, crf: 26, preset: superfast}\n",
            "recipe: chaos-ladder\nversion: 1\nvideo: {codec: h264, crf: 24, preset: veryfast, renditions: [{height: 270},"
                    + " {height: 180}]}\npackage: hls\n");

    /** Takes its time, so that there is some left to be hit. */
    private static final String LONG = "recipe: chaos-long\nversion: 1\nvideo: {codec: h264, crf: 23, preset: slow}\n";

    /** With a length, one film of so many seconds. */
    static Films make(Toolchain tools, Path folder, OptionalInt seconds) throws InterruptedException {
        return seconds.isPresent()
                ? new Films(List.of(film(tools, folder.resolve("long.mp4"), "25", seconds.getAsInt())), List.of(LONG))
                : new Films(difficult(tools, folder), RECIPES);
    }

    private static Path film(Toolchain tools, Path film, String rate, int seconds) throws InterruptedException {
        return film(tools, film, picture(rate, seconds), sound(seconds), "", "-g 50 -bf 3 -flags +cgop");
    }

    private static List<Path> difficult(Toolchain tools, Path folder) throws InterruptedException {
        String sound = sound(SECONDS);
        return List.of(
                film(tools, folder.resolve("b-frames.mp4"), "25", SECONDS),
                film(
                        tools,
                        folder.resolve("open-gop.mkv"),
                        picture("30000/1001", SECONDS),
                        sound,
                        "",
                        "-g 60 -bf 2 -x264-params open-gop=1"),
                film(
                        tools,
                        folder.resolve("varying.mkv"),
                        picture("30", SECONDS),
                        sound,
                        "select=mod(floor(n/7)+n\\,3)",
                        "-g 45 -bf 2"));
    }

    private static String picture(String rate, int seconds) {
        return "testsrc2=size=480x270:rate=" + rate + ":duration=" + seconds;
    }

    private static String sound(int seconds) {
        return "sine=frequency=330:sample_rate=48000:duration=" + seconds;
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
