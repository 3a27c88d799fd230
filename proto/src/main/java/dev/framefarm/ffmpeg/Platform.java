package dev.framefarm.ffmpeg;

import java.util.Locale;

/** This machine in the words of the embedded FFmpeg's jars. */
final class Platform {
    private Platform() {}

    static String classifier() {
        return classifier(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static String classifier(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "macosx" : name.startsWith("win") ? "windows" : "linux";
        String arch = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            case "ppc64le" -> "ppc64le";
            default -> processor;
        };
        return os + "-" + arch + "-gpl";
    }

    static String program(String name) {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win") ? name + ".exe" : name;
    }
}
