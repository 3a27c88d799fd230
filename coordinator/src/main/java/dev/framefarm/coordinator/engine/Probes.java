package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
    private final FamiliarFilms films;
    private final Scout scout;
    private final Executor threads;
    private final Map<JobId, Look> running = new ConcurrentHashMap<>();

    /** To have the source here may take long, and says nothing about it when it is cut. */
    private record Look(FutureTask<Path> source, FutureTask<Prober.Probed> probe) {
        /** Only the probe itself is interrupted, never what follows it: an interrupted thread may harm the database. */
        void stop() {
            probe.cancel(true);
            source.cancel(true);
        }

        boolean hasSource() {
            try {
                source.get();
                return true;
            } catch (ExecutionException | InterruptedException | CancellationException e) {
                return false;
            }
        }
    }

    Probes(JobStore jobs, Prober prober, Scout scout, Executor threads) {
        this.jobs = jobs;
        this.films = new FamiliarFilms(prober);
        this.scout = scout;
        this.threads = threads;
    }

    /**
     * Begins, unless it has begun. {@code source} may take its time, for it may lie far away; {@code then} gets what was
     * found or went wrong, unless the probe was stopped.
     */
    void begin(Job job, Callable<Path> source, Consumer<Future<Prober.Probed>> then) {
        FutureTask<Path> located = new FutureTask<>(source);
        Look look = new Look(located, new FutureTask<>(() -> look(job.source(), there(located), job.recipe())));
        if (running.putIfAbsent(job.id(), look) == null) {
            threads.execute(() -> {
                try {
                    Future<Prober.Probed> found = run(job.id(), look);
                    if (!found.isCancelled()) {
                        then.accept(found);
                    }
                } finally {
                    running.remove(job.id(), look);
                }
            });
        }
    }

    /** What the recipe does not want is not looked at. */
    private Prober.Probed look(Source source, Path file, Recipe recipe) throws IOException {
        if (recipe.pictures().isEmpty()) {
            Prober.Probed heard = films.listen(source, file);
            return heard instanceof Prober.Understood sound ? Scout.asItIs(sound, recipe) : heard;
        }
        Prober.Probed found = films.probe(source, file);
        return found instanceof Prober.Understood film ? scout.settle(file, film, recipe) : found;
    }

    private static Path there(Future<Path> source) throws IOException, InterruptedException {
        try {
            return source.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
        }
    }

    private Future<Prober.Probed> run(JobId job, Look look) {
        look.source().run();
        if (!look.hasSource()) {
            look.probe().run();
            return look.probe();
        }
        if (jobs.probeBegins(job) >= MOST_CUT) {
            return CompletableFuture.completedFuture(DEADLY);
        }
        look.probe().run();
        jobs.probeEnded(job);
        return look.probe();
    }

    void stop(JobId job) {
        Look look = running.get(job);
        if (look != null) {
            look.stop();
        }
    }

    Set<JobId> jobs() {
        return Set.copyOf(running.keySet());
    }

    boolean isRunning(JobId job) {
        return running.containsKey(job);
    }
}
