package dev.framefarm.coordinator.cli;

import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.nio.file.Path;
import java.util.List;

/** A moving picture with a counter in it and a tone, with a keyframe every two seconds. */
final class TestFilm {
    static final int SECONDS = 30;

    private TestFilm() {}

    static Path make(Path folder) throws InterruptedException {
        Path film = folder.resolve("test-film.mp4");
        FfmpegRun.Outcome outcome =
                FfmpegRun.of(ffmpeg(), arguments(film)).start().await();
        if (outcome.ending() != FfmpegRun.Ending.DONE) {
            throw CommandFailed.failed("The test film could not be made: "
                    + outcome.log()
                            .strip()
                            .lines()
                            .reduce((first, second) -> second)
                            .orElse("FFmpeg failed"));
        }
        return film;
    }

    private static Path ffmpeg() {
        try {
            return Toolchain.find("auto", Homes.usual()).ffmpeg();
        } catch (ToolchainException e) {
            throw CommandFailed.failed(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> arguments(Path film) {
        return List.of(
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=30:duration=" + SECONDS,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000:duration=" + SECONDS,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "20",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "60",
                "-keyint_min",
                "60",
                "-sc_threshold",
                "0",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                film.toString());
    }
}
