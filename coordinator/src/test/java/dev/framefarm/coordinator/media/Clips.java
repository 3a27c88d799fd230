package dev.framefarm.coordinator.media;

import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small films, made by FFmpeg when they are first asked for and kept for the next run. */
final class Clips {
    static final String PICTURES = "-f lavfi -i testsrc2=s=192x108:r=25:d=6 ";
    static final String SOUND = "-f lavfi -i sine=440:r=48000:d=6 ";
    static final String X264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -threads 1 ";

    private static final Path HOME = Path.of("target", "clips");
    private static final Toolchain TOOLS = find();

    private Clips() {}

    static Toolchain tools() {
        return TOOLS;
    }

    private static Toolchain find() {
        try {
            return Toolchain.find("embedded", Path.of("target", "test-data"));
        } catch (ToolchainException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path constantRate() throws Exception {
        return clip("cfr.mp4", PICTURES + SOUND + X264 + "-g 50 -bf 3 -c:a aac");
    }

    /** In {@code order} {@code tff} or {@code bff}. */
    static Path interlaced(String order) throws Exception {
        return clip(
                order + ".mp4",
                PICTURES + "-vf tinterlace=interleave_top " + X264 + "-flags +ildct+ilme -x264-params " + order + "=1");
    }

    static Path openGop() throws Exception {
        return clip("open264.mp4", PICTURES + SOUND + X264 + "-g 25 -bf 3 -x264-params open-gop=1:scenecut=0 -c:a aac");
    }

    static Path transportStream() throws Exception {
        return clip("open264.ts", "-i file:" + openGop() + " -c copy");
    }

    static Path openGopHevc() throws Exception {
        return clip(
                "open265.mkv",
                PICTURES
                        + "-c:v libx265 -preset ultrafast -pix_fmt yuv420p -x265-params"
                        + " open-gop=1:keyint=25:min-keyint=25:scenecut=0:bframes=3:log-level=error:pools=none");
    }

    static Path variableRate() throws Exception {
        return clip(
                "vfr.mp4",
                "-f lavfi -i testsrc2=s=192x108:r=60:d=6 -vf select='gt(mod(n*n*7+n*3\\,11)\\,4)' -fps_mode passthrough"
                        + " -enc_time_base 1/90000 " + X264 + "-g 60 -bf 3");
    }

    static Path editList() throws Exception {
        return clip("edit.mp4", "-ss 1.37 -i file:" + constantRate() + " -c copy");
    }

    static Path oneKeyframe() throws Exception {
        return clip("onekey.mp4", PICTURES + X264 + "-g 9999 -bf 3 -x264-params scenecut=0");
    }

    static Path rotated() throws Exception {
        return clip("rotated.mp4", "-display_rotation 90 -i file:" + constantRate() + " -c copy");
    }

    static Path mirrored() throws Exception {
        return clip("mirrored.mp4", "-display_rotation 30 -display_hflip -i file:" + constantRate() + " -c copy");
    }

    /** Without a container, and with B-frames. */
    static Path bareStream() throws Exception {
        return clip("bare.264", PICTURES + X264 + "-r 30 -g 25 -bf 3");
    }

    /** AVI tells no times of frames that are sent in another order than they are shown. */
    static Path reorderedAvi() throws Exception {
        return clip("reordered.avi", PICTURES + SOUND + X264 + "-g 25 -bf 3 -c:a mp3");
    }

    static Path clip(String name, String arguments) throws Exception {
        Path clip = HOME.resolve(name);
        if (Files.exists(clip)) {
            return clip;
        }
        Files.createDirectories(HOME);
        Path making = HOME.resolve("making-" + name);
        List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        command.addAll(Arrays.asList(arguments.trim().split("\\s+")));
        command.add("file:" + making);
        run(command, null);
        return Files.move(making, clip, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What FFmpeg prints when it is fed so. */
    static byte[] run(List<String> arguments, byte[] input) throws Exception {
        List<byte[]> out = new ArrayList<>();
        Outcome outcome = FfmpegRun.of(TOOLS.ffmpeg(), arguments)
                .input(stdin -> write(stdin, input))
                .output(stdout -> out.add(read(stdout)))
                .start()
                .await();
        if (outcome.ending() != Ending.DONE) {
            throw new IOException(arguments + "\n" + outcome.log());
        }
        return out.get(0);
    }

    private static void write(OutputStream stdin, byte[] input) throws IOException {
        if (input != null) {
            stdin.write(input);
        }
    }

    private static byte[] read(InputStream stdout) throws IOException {
        return stdout.readAllBytes();
    }

    /** Time and hash of every frame that a decoder of this input shows, times raised by {@code shift}. */
    static List<String> frames(String input, byte[] bytes, String timeBase, String filters) throws Exception {
        String command = "-nostdin -v error -copyts -noautorotate " + input + " -map 0:v:0 -vf settb=expr=" + timeBase
                + filters + " -fps_mode passthrough -enc_time_base " + timeBase.replace('/', ':') + " -f framemd5 -";
        String text = new String(run(List.of(command.split(" ")), bytes), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*"))
                .map(fields -> fields[2].trim() + " " + fields[5].trim())
                .toList();
    }
}
