package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.engine.KeepFor;
import dev.framefarm.coordinator.engine.Sealing;
import dev.framefarm.coordinator.engine.TooLate;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Jobs and their outputs. One lock stands for the database's transactions. */
public final class InMemoryJobStore implements JobStore {
    private static final Comparator<Job> NEWEST_FIRST = Comparator.comparing(
                    (Job job) -> job.created().toEpochMilli())
            .thenComparing(Job::id)
            .reversed();

    private static final Comparator<Job> LATEST_FIRST = Comparator.comparing(
                    (Job job) -> job.updated().toEpochMilli())
            .thenComparing(Job::id)
            .reversed();

    private static final Set<JobState> BEGUN = Set.of(JobState.PROBING, JobState.RENDERING, JobState.FINISHING);

    private final Map<JobId, Job> jobs = new HashMap<>();
    private final Map<JobId, List<Output>> outputs = new HashMap<>();
    private final Map<JobId, Integer> probesCut = new HashMap<>();
    private volatile BiPredicate<JobId, Sealing> mayPublish = (job, sealing) -> true;

    @Override
    public synchronized Job insert(Job job) {
        Optional<Job> earlier = job.idempotencyKey().flatMap(key -> ordered(job.owner(), key));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (jobs.putIfAbsent(job.id(), job) != null) {
            throw new IllegalStateException("there is a job " + job.id() + " already");
        }
        return job;
    }

    @Override
    public synchronized Optional<Job> ordered(String owner, String idempotencyKey) {
        return jobs.values().stream()
                .filter(job -> job.owner().equals(owner))
                .filter(job ->
                        job.idempotencyKey().filter(idempotencyKey::equals).isPresent())
                .findFirst();
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> list(JobFilter filter, Optional<JobId> after, int limit) {
        Optional<Job> page = after.flatMap(this::find);
        if (after.isPresent() && page.isEmpty()) {
            return List.of();
        }
        return jobs.values().stream()
                .filter(filter::matches)
                .filter(job ->
                        page.map(last -> NEWEST_FIRST.compare(last, job) < 0).orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .map(Job::brief)
                .toList();
    }

    @Override
    public synchronized List<Job> all(Set<JobState> states) {
        return jobs.values().stream()
                .filter(job -> states.contains(job.state()))
                .sorted(NEWEST_FIRST.reversed())
                .map(Job::brief)
                .toList();
    }

    @Override
    public synchronized List<Job> queued(int limit) {
        Map<String, Integer> begun = new HashMap<>();
        all(BEGUN).forEach(job -> begun.merge(job.owner(), 1, Integer::sum));
        Map<JobId, Integer> turns = new HashMap<>();
        List<Job> waiting = all(Set.of(JobState.QUEUED));
        waiting.stream()
                .sorted(Comparator.comparingInt(Job::priority).reversed())
                .forEach(job -> turns.put(job.id(), begun.merge(job.owner(), 1, Integer::sum)));
        return waiting.stream()
                .sorted(Comparator.comparing(job -> turns.getOrDefault(job.id(), 0)))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<JobId> queue(int limit) {
        return queued(limit).stream().map(Job::id).toList();
    }

    @Override
    public synchronized List<Job> ended(int limit) {
        return jobs.values().stream()
                .filter(job -> job.state().isFinal())
                .sorted(LATEST_FIRST)
                .limit(limit)
                .map(Job::brief)
                .toList();
    }

    @Override
    public synchronized boolean update(Job next) {
        Job stored = jobs.get(next.id());
        if (stored == null || stored.version() != next.version() - 1) {
            return false;
        }
        jobs.put(next.id(), next);
        return true;
    }

    /** Who knows whose the jobs are. */
    void publishWhile(BiPredicate<JobId, Sealing> condition) {
        mayPublish = condition;
    }

    @Override
    public boolean finish(Job done, List<Output> finished, Optional<Sealing> sealing) {
        if (sealing.isPresent() && !mayPublish.test(done.id(), sealing.get())) {
            throw new TooLate();
        }
        return finish(done, finished);
    }

    private synchronized boolean finish(Job done, List<Output> finished) {
        if (update(done)) {
            outputs.put(done.id(), List.copyOf(finished));
            return true;
        }
        return find(done.id())
                .filter(stored -> stored.version() == done.version() && stored.state() == done.state())
                .map(stored -> outputs(done.id()).equals(finished))
                .orElse(false);
    }

    @Override
    public synchronized int probeBegins(JobId id) {
        return probesCut.merge(id, 1, Integer::sum) - 1;
    }

    @Override
    public synchronized void probeEnded(JobId id) {
        probesCut.remove(id);
    }

    @Override
    public synchronized List<Output> outputs(JobId id) {
        return outputs.getOrDefault(id, List.of());
    }

    /** Does something that must not happen after the job's end, while nobody can end it. */
    synchronized <T> Optional<T> unlessEnded(JobId id, Supplier<T> action) {
        Job job = jobs.get(id);
        return job != null && !job.state().isFinal() ? Optional.of(action.get()) : Optional.empty();
    }

    synchronized <T> Optional<T> whileRendering(JobId id, Supplier<T> action) {
        Job job = jobs.get(id);
        return job != null && job.state() == JobState.RENDERING ? Optional.of(action.get()) : Optional.empty();
    }

    synchronized boolean isEnded(JobId id) {
        return find(id).map(job -> job.state().isFinal()).orElse(true);
    }

    /** As an output within its time, or as the source of a job that has not ended. */
    synchronized boolean isKept(Blob blob, KeepFor keep, Instant now) {
        return jobs.values().stream().anyMatch(job -> isKept(blob, job, keep, now));
    }

    private boolean isKept(Blob blob, Job job, KeepFor keep, Instant now) {
        boolean isOutput =
                outputs(job.id()).stream().anyMatch(output -> output.blob().equals(blob));
        boolean isSource =
                job.source() instanceof Source.Uploaded source && source.blob().equals(blob);
        Instant until = keep.outputsUntil(job.owner(), job.keep(), job.updated());
        return (isOutput && !until.isBefore(now)) || (isSource && !job.state().isFinal());
    }
}
