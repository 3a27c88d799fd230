package dev.framefarm.agent.testing;

import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Small films made by the real FFmpeg, and what the real ffprobe says of files. */
public final class TestMedia {
    /** Of the film's pictures: 1/12800, 25 frames a second, one frame is 512 ticks. */
    public static final long TICKS_PER_FRAME = 512;

    public static final long SHIFT = 12_800;
    private static final Toolchain TOOLCHAIN = find();

    private TestMedia() {}

    public static Toolchain toolchain() {
        return TOOLCHAIN;
    }

    /** Pictures with B-frames and a keyframe every second, as NUT, shifted by {@link #SHIFT}. */
    public static byte[] film(Path folder, int frames) {
        Path mp4 = folder.resolve("film-" + frames + ".mp4");
        if (!Files.exists(mp4)) {
            ffmpeg(("-y -f lavfi -i testsrc2=size=320x180:rate=25 -frames:v " + frames
                            + " -c:v libx264 -preset superfast -bf 2 -g 25 -threads 1 -video_track_timescale 12800 -f mp4 "
                            + mp4)
                    .split(" "));
        }
        return slice(mp4, SHIFT, "v");
    }

    /** A tone in AAC, as NUT, shifted by a second of its own time base of 1/48000. */
    public static byte[] tone(Path folder, int seconds) {
        Path mp4 = folder.resolve("tone-" + seconds + ".mp4");
        ffmpeg(("-y -f lavfi -i sine=sample_rate=48000:duration=" + seconds + " -c:a aac -f mp4 " + mp4).split(" "));
        return slice(mp4, 48_000, "a");
    }

    /** The same frames, decoded and sent as they are, with packet times from their number {@code N}. */
    public static byte[] restamped(byte[] film, String pts, String dts) {
        return run(
                TOOLCHAIN.ffmpeg(),
                Arrays.asList(("-f nut -i pipe:0 -fps_mode passthrough -enc_time_base 1:12800 -c:v rawvideo"
                                + " -bsf:v setts=pts=" + pts + ":dts=" + dts + " -write_index 0 -f nut pipe:1")
                        .split(" ")),
                film);
    }

    /** The first stream of a kind, as NUT, shifted by ticks of its own time base. */
    public static byte[] slice(Path file, long shift, String kind) {
        String set = "if(eq(X\\,NOPTS)\\,NOPTS\\,X+" + shift + ")";
        return ffmpeg(
                "-copyts",
                "-i",
                file.toString(),
                "-map",
                "0:" + kind + ":0",
                "-c",
                "copy",
                "-bsf:" + kind,
                "setts=pts=" + set.replace("X", "PTS") + ":dts=" + set.replace("X", "DTS"),
                "-avoid_negative_ts",
                "disabled",
                "-f",
                "nut",
                "pipe:1");
    }

    public static byte[] ffmpeg(String... arguments) {
        return run(TOOLCHAIN.ffmpeg(), Arrays.asList(arguments));
    }

    /** What FFmpeg writes to its output when it is fed so. */
    public static byte[] ffmpeg(byte[] input, List<String> arguments) {
        return run(TOOLCHAIN.ffmpeg(), arguments, input);
    }

    /** What FFmpeg says when it is fed so. */
    public static String log(byte[] input, List<String> arguments) {
        return outcome(TOOLCHAIN.ffmpeg(), arguments, input, OutputStream.nullOutputStream())
                .log();
    }

    /** One line for each packet in presentation order: its time in ticks. */
    public static List<Long> times(Path file) {
        return probe("-show_entries", "packet=pts", "-of", "csv=p=0", file.toString())
                .lines()
                .map(line -> line.replace(",", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Long::parseLong)
                .sorted()
                .toList();
    }

    public static String probe(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-v";
        all[1] = "error";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new String(run(TOOLCHAIN.ffprobe(), Arrays.asList(all)), StandardCharsets.UTF_8);
    }

    private static byte[] run(Path program, List<String> arguments) {
        return run(program, arguments, new byte[0]);
    }

    private static byte[] run(Path program, List<String> arguments, byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        outcome(program, arguments, input, out);
        return out.toByteArray();
    }

    private static FfmpegRun.Outcome outcome(Path program, List<String> arguments, byte[] input, OutputStream out) {
        try {
            FfmpegRun.Outcome outcome = FfmpegRun.of(program, arguments)
                    .input(stdin -> stdin.write(input))
                    .output(stdout -> stdout.transferTo(out))
                    .start()
                    .await();
            if (outcome.ending() != FfmpegRun.Ending.DONE) {
                throw new IllegalStateException(arguments + ": " + outcome);
            }
            return outcome;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Toolchain find() {
        try {
            return Toolchain.find(
                    "auto",
                    Files.createDirectories(Path.of("target", "test-ffmpeg")).toAbsolutePath());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
