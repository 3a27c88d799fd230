package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The FFmpeg inside the classpath's jar. It is unpacked beside its final place and renamed into it, so that processes
 * starting at the same time never see half of it.
 */
final class Embedded {
    private static final String MARKER = ".framefarm";
    private static final String VERSION = "META-INF/maven/org.bytedeco/ffmpeg/pom.properties";

    private Embedded() {}

    /** The folder with the programs in it; empty when no jar for this platform is on the classpath. */
    static Optional<Path> unpack(Path dataFolder) throws IOException {
        String prefix = "org/bytedeco/ffmpeg/" + Platform.classifier() + "/";
        URL url = Embedded.class.getClassLoader().getResource(prefix + Platform.program("ffmpeg"));
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        JarFile jar = connection.getJarFile();
        List<ZipEntry> files = jar.stream()
                .filter(entry -> wanted(entry, prefix))
                .<ZipEntry>map(entry -> entry)
                .toList();
        Path folder = dataFolder.toAbsolutePath().resolve("ffmpeg").resolve(version(jar));
        if (!complete(folder, files)) {
            unpack(jar, files, folder);
        }
        return Optional.of(folder);
    }

    static boolean isUnpacked(Path folder) {
        return Files.exists(folder.resolve(MARKER));
    }

    /** The JNI halves serve a JVM that loads FFmpeg into itself; this one does not. */
    private static boolean wanted(ZipEntry entry, String prefix) {
        return entry.getName().startsWith(prefix)
                && !entry.isDirectory()
                && !fileName(entry).startsWith("libjni")
                && !fileName(entry).startsWith("jni");
    }

    private static String fileName(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static String version(JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(VERSION);
        if (entry == null) {
            return "embedded";
        }
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        }
        return properties.getProperty("version", "embedded");
    }

    /** Sizes tell a file that a crash or a full disk has cut short. */
    private static boolean complete(Path folder, List<ZipEntry> files) throws IOException {
        if (!isUnpacked(folder)) {
            return false;
        }
        for (ZipEntry entry : files) {
            Path file = folder.resolve(fileName(entry));
            if (!Files.exists(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return true;
    }

    private static void unpack(JarFile jar, List<ZipEntry> files, Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.resolveSibling(""));
        Path temporary = Files.createTempDirectory(parent, ".unpacking-");
        try {
            for (ZipEntry entry : files) {
                Path file = temporary.resolve(fileName(entry));
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                Folders.makeExecutable(file);
            }
            Files.createFile(temporary.resolve(MARKER));
            Folders.makeExecutable(temporary);
            Folders.replace(temporary, folder, () -> complete(folder, files));
        } finally {
            Folders.delete(temporary);
        }
    }
}
