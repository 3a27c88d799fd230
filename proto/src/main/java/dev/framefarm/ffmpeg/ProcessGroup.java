package dev.framefarm.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that leads a group of its own, and the hard way to end them all. */
final class ProcessGroup {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Path SHELL = Path.of("/bin/sh");
    /** Linux counts CPU time in hundredths of a second wherever Java runs. */
    private static final double TICKS_PER_SECOND = 100;
    /** The shell's own kill, for {@code /bin/kill} is missing in small images. Ends when nobody is left. */
    private static final String KILL =
            "i=0; while kill -KILL -- -$0 2>/dev/null && [ $i -lt 200 ]; do sleep 0.02; i=$((i+1)); done";

    private final Process process;
    private final Path stat;
    private final Path status;
    private volatile double cpuSeconds;

    ProcessGroup(Process process) {
        this.process = process;
        this.stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        this.status = stat.resolveSibling("status");
    }

    long id() {
        return process.pid();
    }

    /** Waits through interrupts: the end of the process is certain, and somebody must see it. */
    int waitFor() {
        int code = -1;
        boolean ended = false;
        while (!ended) {
            try {
                code = process.waitFor();
                ended = true;
            } catch (InterruptedException e) {
                ended = false;
            }
        }
        return code;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }

    /** The name in field two may hold anything, so fields are counted from the last bracket. */
    void sampleCpu() {
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            cpuSeconds = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException | RuntimeException gone) {
            // The last sample stands.
        }
    }

    /** Of the process itself, which starts no others; zero when it is gone. */
    long residentBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Returns when the group is dead, or after a few seconds when the kernel will not let go of it. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            if (Files.isExecutable(SHELL)) {
                new ProcessBuilder(SHELL.toString(), "-c", KILL, Long.toString(id()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor(5, TimeUnit.SECONDS);
            }
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
