package dev.framefarm.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An FFmpeg that was seen to start here. {@code fingerprint} names the build: equal builds have equal ones, wherever
 * they lie and on whatever machine.
 */
public record Toolchain(Path ffmpeg, Path ffprobe, String version, String fingerprint) {
    /** The first whose {@code setpts} takes off a guessed frame rate. */
    private static final String FLOOR = "8.0";

    /**
     * {@code setting} is {@code auto} (the embedded one, else the system's), {@code embedded}, or the path of FFmpeg
     * or of its folder.
     */
    public static Toolchain find(String setting, Path dataFolder) throws ToolchainException {
        try {
            return switch (setting) {
                case "auto" -> automatic(dataFolder);
                case "embedded" -> embedded(dataFolder);
                default -> at(Path.of(setting));
            };
        } catch (IOException | UncheckedIOException e) {
            throw new ToolchainException(
                    "FFmpeg could not be unpacked into " + dataFolder + " (" + e.getMessage()
                            + "); check the room and the permissions there.",
                    e);
        }
    }

    /** Shared libraries this machine lacks for {@code program}; empty when the loader finds all of them. */
    public static List<String> missingLibraries(Path program) {
        return Libraries.missing(program);
    }

    /** What to install for them, in a sentence. */
    public static String advice(List<String> missingLibraries) {
        return Libraries.advice(missingLibraries);
    }

    private static Toolchain automatic(Path dataFolder) throws ToolchainException, IOException {
        try {
            return embedded(dataFolder);
        } catch (ToolchainException why) {
            return ofSystem(why);
        }
    }

    private static Toolchain ofSystem(ToolchainException why) throws ToolchainException {
        Path system = onPath().orElseThrow(() -> why);
        try {
            return at(system);
        } catch (ToolchainException neither) {
            throw new ToolchainException(why.getMessage() + " " + neither.getMessage(), why);
        }
    }

    private static Toolchain embedded(Path dataFolder) throws ToolchainException, IOException {
        Path folder = Embedded.unpack(dataFolder)
                .orElseThrow(() -> new ToolchainException("No FFmpeg for this platform (" + Platform.classifier()
                        + ") is packed into this build. Install FFmpeg " + FLOOR + " or newer."));
        Path ffmpeg = folder.resolve(Platform.program("ffmpeg"));
        Optional<Banner> banner = Banner.read(ffmpeg);
        if (banner.isEmpty() && StandIns.provide(folder, Libraries.missing(ffmpeg))) {
            banner = Banner.read(ffmpeg);
        }
        return proven(ffmpeg, banner);
    }

    private static Toolchain at(Path setting) throws ToolchainException {
        Path ffmpeg = Files.isDirectory(setting) ? setting.resolve(Platform.program("ffmpeg")) : setting;
        if (!Files.isExecutable(ffmpeg)) {
            throw new ToolchainException("There is no FFmpeg at " + setting + ".");
        }
        Toolchain found = proven(ffmpeg.toAbsolutePath(), Banner.read(ffmpeg.toAbsolutePath()));
        if (Banner.isOlder(found.version(), FLOOR)) {
            throw new ToolchainException("The FFmpeg at " + ffmpeg + " is version " + found.version() + "; " + FLOOR
                    + " or newer is needed.");
        }
        return found;
    }

    private static Toolchain proven(Path ffmpeg, Optional<Banner> banner) throws ToolchainException {
        if (banner.isEmpty()) {
            List<String> missing = Libraries.missing(ffmpeg);
            throw new ToolchainException(
                    missing.isEmpty()
                            ? "The FFmpeg at " + ffmpeg + " does not start. Is its folder mounted noexec?"
                            : Libraries.advice(missing));
        }
        Path ffprobe = ffmpeg.resolveSibling(Platform.program("ffprobe"));
        if (!Files.isExecutable(ffprobe)) {
            throw new ToolchainException("There is no ffprobe beside " + ffmpeg + ".");
        }
        return new Toolchain(
                ffmpeg, ffprobe, banner.get().version(), banner.get().fingerprint());
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, Platform.program("ffmpeg")))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
