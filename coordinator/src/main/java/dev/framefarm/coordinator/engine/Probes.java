package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Looks at sources, which may take minutes, in a place of its own where it holds up nothing else. */
final class Probes {
    /** A source that takes the whole coordinator down with it must not do so at every start. */
    private static final int MOST_CUT = 3;

    private static final Prober.Refused DEADLY = new Prober.Refused(
            "PROBES_CUT",
            "The coordinator stopped " + MOST_CUT + " times while it read the source, which may be the cause;"
                    + " look into its log, and submit the source again if it was not.");

    private final JobStore jobs;
    private final Prober prober;
    private final Scout scout;
    private final Executor threads;
    private final Map<JobId, FutureTask<Prober.Probed>> running = new ConcurrentHashMap<>();

    Probes(JobStore jobs, Prober prober, Scout scout, Executor threads) {
        this.jobs = jobs;
        this.prober = prober;
        this.scout = scout;
        this.threads = threads;
    }

    /** Begins, unless it has begun. {@code then} gets what was found or went wrong, unless the probe was stopped. */
    void begin(Job job, Path source, Consumer<Future<Prober.Probed>> then) {
        FutureTask<Prober.Probed> probe = new FutureTask<>(() -> look(source, job.recipe()));
        if (running.putIfAbsent(job.id(), probe) == null) {
            threads.execute(() -> {
                try {
                    Future<Prober.Probed> found = run(job.id(), probe);
                    if (!found.isCancelled()) {
                        then.accept(found);
                    }
                } finally {
                    running.remove(job.id(), probe);
                }
            });
        }
    }

    /** What the recipe does not want is not looked at. */
    private Prober.Probed look(Path source, Recipe recipe) throws IOException {
        if (recipe.pictures().isEmpty()) {
            Prober.Probed heard = prober.listen(source);
            return heard instanceof Prober.Understood sound ? Scout.asItIs(sound, recipe) : heard;
        }
        Prober.Probed found = prober.probe(source);
        return found instanceof Prober.Understood film ? scout.settle(source, film, recipe) : found;
    }

    private Future<Prober.Probed> run(JobId job, FutureTask<Prober.Probed> probe) {
        if (jobs.probeBegins(job) >= MOST_CUT) {
            return CompletableFuture.completedFuture(DEADLY);
        }
        probe.run();
        jobs.probeEnded(job);
        return probe;
    }

    /** Only the probe itself is interrupted, never what follows it: an interrupted thread may harm the database. */
    void stop(JobId job) {
        FutureTask<Prober.Probed> probe = running.get(job);
        if (probe != null) {
            probe.cancel(true);
        }
    }

    Set<JobId> jobs() {
        return Set.copyOf(running.keySet());
    }

    boolean isRunning(JobId job) {
        return running.containsKey(job);
    }
}
