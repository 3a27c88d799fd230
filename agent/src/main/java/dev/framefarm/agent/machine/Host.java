package dev.framefarm.agent.machine;

import dev.framefarm.agent.engine.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine as Linux tells it. Read from {@code /proc} and not through Java's management beans, whose
 * start alone would cost a tenth of a second; zero where the system says nothing.
 */
public final class Host implements Vitals {
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private final Path data;

    public Host(Path data) {
        this.data = data;
    }

    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Never asks the network: a host that does not resolve would hold up the start for seconds. */
    public static String name() {
        return read("/proc/sys/kernel/hostname")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse("agent");
    }

    /** A container's limit when that is lower. */
    public static long memoryBytes() {
        long installed = read("/proc/meminfo")
                .map(TOTAL::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)) * 1024)
                .orElse(0L);
        long allowed = read("/sys/fs/cgroup/memory.max")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        return Math.min(installed, allowed);
    }

    @Override
    public double load() {
        return read("/proc/loadavg")
                .map(text -> Double.parseDouble(text.split(" ", 2)[0]))
                .orElse(0.0);
    }

    @Override
    public long freeDiskBytes() {
        return data.toFile().getUsableSpace();
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
