package dev.framefarm.coordinator.rpc;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** What a transfer costs this process, both of its ends together. */
final class Load {
    private static final long MEBI = 1 << 20;

    private final long began = System.nanoTime();
    private final long cpu = cpu();
    private final long before;
    private final AtomicLong looks = new AtomicLong();
    private long largest;

    private Load() {
        before = inUse();
        largest = before;
    }

    static Load begin() {
        return new Load();
    }

    /** Every so often, because looking means collecting. */
    void look() {
        if (looks.incrementAndGet() % 400 == 0) {
            largest = Math.max(largest, inUse());
        }
    }

    long grownMebi() {
        return (largest - before) / MEBI;
    }

    void report(String what, long bytes) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %.0f MB/s, %.1f CPU seconds per GB for both ends, grown by %d MiB%n",
                what, bytes / 1e6 / seconds, (cpu() - cpu) / 1e9 / (bytes / 1e9), grownMebi());
    }

    /** What lives on the heap after a collection, and Netty's memory beside it. */
    private static long inUse() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return heap + direct + io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent.usedDirectMemory();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
