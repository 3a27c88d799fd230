package dev.framefarm.coordinator.cli;

import dev.framefarm.ffmpeg.CardFault;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What FFmpeg can do here, found out by doing it: an encoder that is listed need not work. */
final class EncoderChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long GPU_SECONDS = 10;
    private static final List<String> PICTURE =
            List.of("-f", "lavfi", "-i", "testsrc2=size=320x192:rate=25:duration=0.4");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=duration=0.2:sample_rate=48000");
    private static final Map<String, List<String>> SOFTWARE = new TreeMap<>(Map.ofEntries(
            Map.entry("h264", List.of("-c:v", "libx264", "-preset", "ultrafast")),
            Map.entry("hevc", List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")),
            Map.entry("av1", List.of("-c:v", "libsvtav1", "-preset", "12")),
            Map.entry("av1_aom", List.of("-c:v", "libaom-av1", "-cpu-used", "8")),
            Map.entry("vp9", List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")),
            Map.entry("aac", List.of("-c:a", "aac")),
            Map.entry("opus", List.of("-c:a", "libopus")),
            Map.entry("ac3", List.of("-c:a", "ac3")),
            Map.entry("flac", List.of("-c:a", "flac")),
            Map.entry("mp3", List.of("-c:a", "libmp3lame"))));
    private static final String OF_CARD = "_nvenc";
    private static final List<String> GPU = List.of("h264_nvenc", "hevc_nvenc", "av1_nvenc");

    private EncoderChecks() {}

    static List<Finding> all(String setting, Path data) throws InterruptedException {
        List<Finding> all = new ArrayList<>();
        Path ffmpeg;
        try {
            Toolchain found = Toolchain.find(setting, data);
            ffmpeg = found.ffmpeg();
            String where = ffmpeg.startsWith(data.toAbsolutePath()) ? "embedded, in " : "found, at ";
            all.add(Finding.ok("ffmpeg", found.version() + ", " + where + ffmpeg));
        } catch (ToolchainException e) {
            all.add(Finding.fail("ffmpeg", String.valueOf(e.getMessage())));
            return all;
        }
        boolean video = false;
        for (Map.Entry<String, List<String>> encoder : SOFTWARE.entrySet()) {
            Finding finding = trial(ffmpeg, encoder.getKey(), encoder.getValue());
            video |= encoder.getValue().contains("-c:v") && finding.health() == Finding.Health.OK;
            all.add(finding);
        }
        if (!video) {
            all.add(Finding.fail("video", "no video encoder works; set ffmpeg to a build that has libx264"));
        }
        gpu(ffmpeg, all);
        return all;
    }

    private static void gpu(Path ffmpeg, List<Finding> all) throws InterruptedException {
        String gpu = gpuName();
        if (gpu.isEmpty()) {
            all.add(Finding.ok("gpu", "none (nvidia-smi shows no GPU); the processor does the work"));
            return;
        }
        all.add(Finding.ok("gpu", gpu));
        for (String encoder : GPU) {
            all.add(trial(ffmpeg, encoder, List.of("-c:v", encoder)));
        }
    }

    private static Finding trial(Path ffmpeg, String name, List<String> encoder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
        arguments.addAll(encoder.get(0).equals("-c:a") ? SOUND : PICTURE);
        arguments.addAll(encoder);
        arguments.addAll(
                name.endsWith(OF_CARD) || encoder.get(0).equals("-c:a") ? List.of() : List.of("-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-f", "null", "-"));
        FfmpegRun.Outcome outcome =
                FfmpegRun.of(ffmpeg, arguments).stallAfter(PATIENCE).start().await();
        if (outcome.ending() == FfmpegRun.Ending.DONE) {
            return Finding.ok(name, "encodes");
        }
        String why = name.endsWith(OF_CARD)
                ? CardFault.of(outcome.log(), "").reason()
                : outcome.log()
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse(outcome.ending().name());
        return Finding.warn(name, "does not encode here (" + why + "); jobs that need it wait for another agent");
    }

    private static String gpuName() throws InterruptedException {
        try {
            Process query = new ProcessBuilder("nvidia-smi", "--query-gpu=name", "--format=csv,noheader")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!query.waitFor(GPU_SECONDS, TimeUnit.SECONDS)) {
                query.destroyForcibly();
                return "";
            }
            String names = new String(query.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return query.exitValue() == 0 ? names.strip().replace("\n", ", ") : "";
        } catch (IOException e) {
            return "";
        }
    }
}
