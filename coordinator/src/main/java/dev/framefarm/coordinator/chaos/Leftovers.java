package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a farm that has ended should not have left behind. */
final class Leftovers {
    /** What nothing needs any more waits five minutes for coordinators that may still count on it; then one of them has to notice. */
    private static final Duration SETTLED = Duration.ofMinutes(8);

    private static final Set<String> WORK = Set.of("uploading", "passes", "attempts", "work", "tmp");

    private Leftovers() {}

    /** Of processes that named the farm's folder and still run. */
    static List<String> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.pid() != ProcessHandle.current().pid())
                .filter(each -> each.info().commandLine().orElse("").contains(folder + "/"))
                .map(each -> each.pid() + " " + each.info().command().orElse("?"))
                .toList();
    }

    static List<String> files(StagingFarm farm) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> all = Files.walk(farm.folder())) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(each -> !isLock(each))
                    .toList()) {
                Path within = farm.folder().relativize(each);
                boolean work = Stream.iterate(within.getParent(), path -> path != null, Path::getParent)
                        .anyMatch(path -> WORK.contains(String.valueOf(path.getFileName())));
                if (work) {
                    left.add(within.toString());
                }
            }
        }
        return left;
    }

    private static boolean isLock(Path file) {
        return file.getFileName().toString().endsWith(".lock");
    }

    /** Bytes of the store that no output consists of, though the time for it is long over. */
    static List<String> blobs(StagingFarm farm, Set<String> needed, Instant now) throws IOException {
        return farm.store().leftovers(needed, now.minus(SETTLED));
    }
}
