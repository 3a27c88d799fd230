package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a coordinator holds when it has nothing to do.
 *
 * @param heap bytes of objects that are in use; -1 where the JDK's jcmd is not here to ask for them
 * @param disk bytes of files in its own folder
 */
public record Vitals(String name, long heap, long disk) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final int MEBIBYTE = 1 << 20;

    static List<Vitals> of(StagingFarm farm) throws IOException, InterruptedException {
        List<Vitals> all = new ArrayList<>();
        for (StagedCoordinator each : farm.coordinators()) {
            String name = each.process().name();
            all.add(new Vitals(name, heap(each.process()), disk(farm.folder().resolve(name))));
        }
        return all;
    }

    private static long heap(Member member) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (member.pid().isEmpty() || !Files.isExecutable(jcmd)) {
            return -1;
        }
        // The histogram is of what lives after a full collection.
        Process process = new ProcessBuilder(jcmd.toString(), member.pid().get().toString(), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher total = TOTAL.matcher(said);
        return total.find() ? Long.parseLong(total.group(1)) : -1;
    }

    private static long disk(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            long bytes = 0;
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                bytes += size(each);
            }
            return bytes;
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    @Override
    public String toString() {
        String memory = heap < 0 ? "heap unknown" : "heap " + heap / MEBIBYTE + " MiB";
        return name + ": " + memory + ", disk " + disk / MEBIBYTE + " MiB";
    }
}
