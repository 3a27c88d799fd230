package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Looks at sources, which may take minutes, in a place of its own where it holds up nothing else. */
final class Probes {
    private final Prober prober;
    private final Executor threads;
    private final Map<JobId, FutureTask<Prober.Probed>> running = new ConcurrentHashMap<>();

    Probes(Prober prober, Executor threads) {
        this.prober = prober;
        this.threads = threads;
    }

    /** Begins, unless it has begun. {@code then} gets what was found or went wrong, unless the probe was stopped. */
    void begin(JobId job, Path source, Consumer<Future<Prober.Probed>> then) {
        FutureTask<Prober.Probed> probe = new FutureTask<>(() -> prober.probe(source));
        if (running.putIfAbsent(job, probe) == null) {
            threads.execute(() -> {
                try {
                    probe.run();
                    if (!probe.isCancelled()) {
                        then.accept(probe);
                    }
                } finally {
                    running.remove(job, probe);
                }
            });
        }
    }

    /** Only the probe itself is interrupted, never what follows it: an interrupted thread may harm the database. */
    void stop(JobId job) {
        FutureTask<Prober.Probed> probe = running.get(job);
        if (probe != null) {
            probe.cancel(true);
        }
    }

    boolean isRunning(JobId job) {
        return running.containsKey(job);
    }
}
