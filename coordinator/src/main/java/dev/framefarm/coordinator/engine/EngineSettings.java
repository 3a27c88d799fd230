package dev.framefarm.coordinator.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The engine's few numbers. {@code sourceFolders} are where jobs may name files of this machine. */
public record EngineSettings(
        String coordinator,
        Duration leaseTerm,
        int activeJobs,
        int joinsAtOnce,
        List<Path> sourceFolders,
        KeepFor keep,
        long uploadQuota,
        long framesAtOnce,
        Duration longestSegment,
        Duration settling) {
    /** What is lost when an agent dies on a segment, and what it sends in one piece, stays small. */
    public static final Duration LONGEST_SEGMENT = Duration.ofMinutes(2);

    /** Longer than the database is waited for, and longer than clocks of one cluster should differ. */
    public static final Duration SETTLING_AMONG_SEVERAL = Duration.ofMinutes(5);

    /** At the end a film's times are there several times: wanted, measured, and as a plan. */
    private static final int BYTES_PER_FRAME = 64;

    /** The bytes of one owner's uploads together: a hundred films, and no single owner fills the disk of a large farm. */
    public static final long UPLOAD_QUOTA = 1L << 40;

    public EngineSettings(
            String coordinator, Duration leaseTerm, int activeJobs, int joinsAtOnce, List<Path> sourceFolders) {
        this(
                coordinator,
                leaseTerm,
                activeJobs,
                joinsAtOnce,
                sourceFolders,
                KeepFor.DEFAULT,
                UPLOAD_QUOTA,
                framesInMemory(),
                LONGEST_SEGMENT,
                Duration.ZERO);
    }

    /** The frames of all films that are worked on together, as far as this process's memory goes. */
    public static long framesInMemory() {
        return Runtime.getRuntime().maxMemory() / BYTES_PER_FRAME;
    }

    public EngineSettings {
        sourceFolders = List.copyOf(sourceFolders);
        if (leaseTerm.toSeconds() < 5 || activeJobs < 1 || joinsAtOnce < 1 || uploadQuota < 1) {
            throw new IllegalArgumentException(
                    "expected a lease term of 5 s or more, 1 active job or more, 1 join or more and a quota, found "
                            + leaseTerm + ", " + activeJobs + ", " + joinsAtOnce + ", " + uploadQuota);
        }
    }
}
