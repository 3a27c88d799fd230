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
        KeepFor keep) {
    public EngineSettings {
        sourceFolders = List.copyOf(sourceFolders);
        if (leaseTerm.toSeconds() < 5 || activeJobs < 1 || joinsAtOnce < 1) {
            throw new IllegalArgumentException(
                    "expected a lease term of 5 s or more, 1 active job or more and 1 join or more, found " + leaseTerm
                            + ", " + activeJobs + ", " + joinsAtOnce);
        }
    }
}
