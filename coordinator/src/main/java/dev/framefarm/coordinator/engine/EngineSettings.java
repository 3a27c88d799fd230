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
        long uploadQuota) {
    /** The bytes of one owner's uploads together: a hundred films, and no single owner fills the disk of a large farm. */
    public static final long UPLOAD_QUOTA = 1L << 40;

    public EngineSettings(
            String coordinator, Duration leaseTerm, int activeJobs, int joinsAtOnce, List<Path> sourceFolders) {
        this(coordinator, leaseTerm, activeJobs, joinsAtOnce, sourceFolders, KeepFor.DEFAULT, UPLOAD_QUOTA);
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
