package dev.framefarm.coordinator.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.framefarm.coordinator.media.Typesetter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be said of a machine without running anything on it. */
final class MachineChecks {
    private static final long GIB = 1L << 30;
    private static final Map<Integer, String> PORTS = Map.of(
            8080, "REST and dashboard",
            8081, "metrics",
            7443, "agents",
            47100, "coordinators among themselves",
            47500, "coordinators among themselves");

    private MachineChecks() {}

    static List<Finding> all(Path data) {
        List<Finding> all = new ArrayList<>();
        all.add(Finding.ok("java", System.getProperty("java.version") + " in " + System.getProperty("java.home")));
        int cores = Runtime.getRuntime().availableProcessors();
        all.add(Finding.ok("cores", cores + ", so " + LocalWork.usualAgents() + " agents by default"));
        all.add(memory());
        all.add(disk(data));
        all.add(
                Typesetter.hasFonts()
                        ? Finding.ok("fonts", "there, captions can be drawn")
                        : Finding.warn("fonts", "none; for captions install the packages fontconfig and fonts-dejavu"));
        PORTS.keySet().stream().sorted().forEach(port -> all.add(port(port)));
        return all;
    }

    private static Finding memory() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine)) {
            return Finding.warn("memory", "cannot be found out");
        }
        long bytes = machine.getTotalMemorySize();
        String text = gigabytes(bytes) + " GiB";
        return bytes < 2 * GIB
                ? Finding.warn("memory", text + "; large pictures need more than 2 GiB, use --agents 1")
                : Finding.ok("memory", text);
    }

    private static Finding disk(Path data) {
        Path folder = data.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return Finding.fail("disk", folder + " cannot be written to; name another folder with --data");
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String text = gigabytes(free) + " GiB free in " + data;
            return free < 2 * GIB ? Finding.warn("disk", text + "; make room for films") : Finding.ok("disk", text);
        } catch (IOException e) {
            return Finding.warn("disk", "the free room in " + data + " cannot be found out");
        }
    }

    private static Finding port(int port) {
        String what = "port " + port;
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok(what, "free (" + PORTS.get(socket.getLocalPort()) + ")");
        } catch (IOException e) {
            return Finding.warn(
                    what,
                    "in use (" + PORTS.get(port)
                            + "); fine if that is a farm, otherwise stop it or choose other ports");
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f", (double) bytes / GIB);
    }
}
