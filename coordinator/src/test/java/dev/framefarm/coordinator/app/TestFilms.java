package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small films made by FFmpeg, and how others look to FFprobe. */
public final class TestFilms {
    /** Where FFmpeg is unpacked once for all tests. */
    public static final Path SHARED = Path.of("target", "test-data").toAbsolutePath();

    private static final String X264 = "-c:v libx264 -preset ultrafast -bf 3 -g 50 -pix_fmt yuv420p -c:a aac";

    private final Toolchain tools;
    private final Path folder;

    public TestFilms(Toolchain tools, Path folder) {
        this.tools = tools;
        this.folder = folder;
    }

    /** Agents are processes of their own. */
    public static void assumeAgentIsPackaged() {
        assumeThat(agentJar()).as("agents need their program").exists();
    }

    /** Where the agent's program is, once the build has got that far. */
    public static Path agentJar() {
        String built = Optional.ofNullable(System.getenv("FRAMEFARM_BUILT")).orElse("target");
        return Path.of(System.getProperty("framefarm.home", ".."))
                .resolve("agent")
                .resolve(built)
                .resolve("framefarm-agent.jar");
    }

    public Path film(String name, String size, int seconds) throws Exception {
        return make(
                name,
                "-f lavfi -i testsrc2=s=" + size + ":r=25:d=" + seconds + " -f lavfi -i sine=440:r=48000:d=" + seconds
                        + " " + X264);
    }

    public Path silent(String name, String size, int seconds) throws Exception {
        return make(name, "-f lavfi -i testsrc2=s=" + size + ":r=25:d=" + seconds + " -an " + X264);
    }

    Path sound(String name) throws Exception {
        return make(name, "-f lavfi -i sine=440:r=48000:d=2 -c:a aac");
    }

    Path truncated(String name, Path whole) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
    }

    Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Presentation times of the pictures in seconds, in order. */
    public List<Double> times(Path film) throws Exception {
        String packets = run(List.of(
                tools.ffprobe().toString(),
                "-v",
                "error",
                "-select_streams",
                "v:0",
                "-show_entries",
                "packet=pts_time",
                "-of",
                "csv=p=0",
                film.toString()));
        return packets.lines()
                .map(line -> line.replace(",", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Double::valueOf)
                .sorted()
                .toList();
    }

    /** Of the pictures, what FFprobe says. */
    String facts(Path film) throws Exception {
        return run(List.of(
                tools.ffprobe().toString(), "-v", "error", "-select_streams", "v:0", "-show_streams", film.toString()));
    }

    /** Of all streams, chapters and the file itself, what FFprobe says. */
    String described(Path file) throws Exception {
        return run(List.of(
                tools.ffprobe().toString(),
                "-v",
                "error",
                "-show_streams",
                "-show_chapters",
                "-show_format",
                file.toString()));
    }

    /** Of a part of each picture, on average. */
    List<Double> brightness(Path film, String part) throws Exception {
        String said = run(List.of(
                tools.ffmpeg().toString(),
                "-v",
                "error",
                "-i",
                film.toString(),
                "-vf",
                "crop=" + part + ",signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-",
                "-f",
                "null",
                "-"));
        return said.lines()
                .filter(line -> line.startsWith("lavfi.signalstats.YAVG="))
                .map(line -> Double.valueOf(line.substring(line.indexOf('=') + 1)))
                .toList();
    }

    /** Of all decoded pictures. */
    String digest(Path film) throws Exception {
        return decoded(film, "-map", "0:V:0");
    }

    /** Of all decoded samples of sound. */
    String samples(Path film) throws Exception {
        return decoded(film, "-map", "0:a:0");
    }

    private String decoded(Path film, String... what) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(tools.ffmpeg().toString(), "-v", "error", "-i", film.toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-fps_mode", "passthrough", "-f", "hash", "-"));
        return run(command);
    }

    /** Time and digest of every packet of sound. */
    List<String> packets(Path film) throws Exception {
        String command = tools.ffmpeg() + " -v error -copyts -i " + film + " -map 0:a -c copy -f framemd5 -";
        return run(List.of(command.split(" ")))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    Path make(String name, String arguments) throws Exception {
        Path film = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg().toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(film.toString());
        run(command);
        return film;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, said).isZero();
        return said;
    }
}
