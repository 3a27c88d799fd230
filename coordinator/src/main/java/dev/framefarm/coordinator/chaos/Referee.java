package dev.framefarm.coordinator.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Looks at outputs with FFmpeg alone, and takes nothing from the farm's own proof. */
final class Referee {
    /** Half a tick of Matroska's, which are milliseconds. */
    private static final double SAME_TIME = 0.0011;

    private static final double SAME_LENGTH = 0.03;
    /** Of the worst frame. A neighbour instead of it would have far less. */
    private static final double LEAST_PSNR = 24;

    private final PatientClient farm;
    private final Toolchain tools;
    private final Path folder;
    private final boolean keep;

    /** {@code keep}: films stay in {@code folder} for others to judge. */
    Referee(PatientClient farm, Toolchain tools, Path folder, boolean keep) {
        this.farm = farm;
        this.tools = tools;
        this.folder = folder;
        this.keep = keep;
    }

    Optional<String> fault(Order order, JsonNode outputs) throws InterruptedException {
        boolean film = false;
        for (JsonNode output : outputs) {
            String name = output.path("name").asText();
            Path file = folder.resolve(order.job() + "-" + order.film().getFileName() + "-" + name.replace('/', '-'));
            try {
                farm.fetch(output.path("href").asText(), file);
                Optional<String> fault = fault(order, output, file);
                if (fault.isPresent()) {
                    return Optional.of(name + ": " + fault.get());
                }
                film |= output.path("frames").asLong() > 0;
                if (!keep || output.path("frames").asLong() == 0) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                return Optional.of(name + ": " + e.getMessage());
            }
        }
        return film ? Optional.empty() : Optional.of("there is no film among its outputs");
    }

    private Optional<String> fault(Order order, JsonNode output, Path file) throws IOException, InterruptedException {
        if (!output.path("sha256").asText().equals(sha256(file))) {
            return Optional.of("the bytes are not those of its digest");
        }
        if (output.path("frames").asLong() == 0) {
            return Optional.empty();
        }
        List<Double> wanted = times(order.film(), "v:0");
        List<Double> found = times(file, "v:0");
        if (wanted.size() != found.size()) {
            return Optional.of(found.size() + " frames instead of " + wanted.size());
        }
        double shift = found.get(0) - wanted.get(0);
        for (int i = 0; i < wanted.size(); i++) {
            if (Math.abs(found.get(i) - shift - wanted.get(i)) > SAME_TIME) {
                return Optional.of("frame " + i + " at " + found.get(i) + " instead of " + (wanted.get(i) + shift));
            }
        }
        double length = Math.abs(sound(order.film()) - sound(file));
        if (length > SAME_LENGTH) {
            return Optional.of("the sound's length is off by " + length + " s");
        }
        double worst = worst(order.film(), file);
        return worst < LEAST_PSNR ? Optional.of("a frame has a PSNR of " + worst) : Optional.empty();
    }

    private List<Double> times(Path film, String stream) throws IOException, InterruptedException {
        String said = say(
                tools.ffprobe(), "-select_streams", stream, "-show_entries", "frame=pts_time", "-of", "csv=p=0", film);
        return numbers(said.lines().map(line -> line.replace(",", "")).toList());
    }

    /** Seconds that are heard. */
    private double sound(Path film) throws IOException, InterruptedException {
        String raw = say(
                tools.ffmpeg(),
                "-nostdin",
                "-i",
                film,
                "-map",
                "0:a:0",
                "-ac",
                "1",
                "-ar",
                "8000",
                "-f",
                "framecrc",
                "-");
        return raw.lines()
                        .filter(line -> !line.startsWith("#"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("^([^,]*,){3} *(\\d+),.*", "$2")))
                        .sum()
                / 8000.0;
    }

    private double worst(Path film, Path output) throws IOException, InterruptedException {
        String size = say(
                        tools.ffprobe(),
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "stream=width,height",
                        "-of",
                        "csv=p=0:s=x",
                        output)
                .strip();
        // By their numbers: whether the times are right was looked at before.
        String pairs = "[0:v]settb=1/25,setpts=N[b];[1:v]settb=1/25,setpts=N,scale=" + size.replace('x', ':')
                + "[a];[a][b]psnr=stats_file=-";
        String said = say(tools.ffmpeg(), "-nostdin", "-i", output, "-i", film, "-lavfi", pairs, "-f", "null", "-");
        List<String> each = new ArrayList<>();
        said.lines()
                .filter(line -> line.contains("psnr_avg:"))
                .map(line -> line.replaceAll(".*psnr_avg:([^ ]+).*", "$1").replace("inf", "999"))
                .forEach(each::add);
        return numbers(each).stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static List<Double> numbers(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    private static String say(Path program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("FFmpeg cannot read it");
        }
        return said;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
