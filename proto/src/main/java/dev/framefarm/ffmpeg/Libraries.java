package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shared libraries a program needs from the machine, and the Debian packages that bring them. */
final class Libraries {
    private static final Map<String, String> PACKAGES = Map.of(
            "libxcb.so.1", "libxcb1",
            "libxcb-shm.so.0", "libxcb-shm0",
            "libasound.so.2", "libasound2",
            "libpulse.so.0", "libpulse0",
            "libva.so.2", "libva2",
            "libva-drm.so.2", "libva-drm2",
            "libdrm.so.2", "libdrm2");

    private Libraries() {}

    /** Asks the loader itself, as ldd does: it lists all of them, where a failed start names only the first. */
    static List<String> missing(Path program) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
        command.addAll(CommandLine.environment(program));
        command.add("LD_TRACE_LOADED_OBJECTS=1");
        command.add(program.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<String> parse(String listing) {
        return listing.lines()
                .filter(line -> line.endsWith("=> not found"))
                .map(line -> line.trim().split(" ", 2)[0])
                .distinct()
                .sorted()
                .toList();
    }

    static String advice(List<String> missing) {
        List<String> packages = missing.stream()
                .map(library -> PACKAGES.getOrDefault(library, "the package with " + library))
                .distinct()
                .sorted()
                .toList();
        return "FFmpeg cannot start here: " + String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " missing. On Debian: apt-get install --no-install-recommends "
                + String.join(" ", packages);
    }
}
