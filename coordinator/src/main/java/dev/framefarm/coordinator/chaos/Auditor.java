package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.db.FarmRecords;
import dev.framefarm.coordinator.db.FarmRecords.Glance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks into the database every second and after each fault, as long as it answers, and remembers what it saw. */
final class Auditor implements AutoCloseable {
    /** {@code frames} of pictures were accepted and {@code begun} attempts begun until then, counted from the beginning of all. */
    record Sample(Duration at, long frames, long begun) {}

    private final FarmRecords records;
    private final Consumer<String> news;
    private final Promises promises = new Promises();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> without = new HashMap<>();
    private final long began = System.nanoTime();
    private Duration longest = Duration.ZERO;
    private int looks;

    Auditor(FarmRecords records, Consumer<String> news) {
        this.records = records;
        this.news = news;
    }

    void begin() {
        var ignored = clock.scheduleWithFixedDelay(this::look, 1000, 1000, TimeUnit.MILLISECONDS);
    }

    /** At once, after something happened. */
    void lookNow() {
        clock.execute(this::look);
    }

    private void look() {
        records.glance().ifPresent(this::see);
    }

    private synchronized void see(Glance glance) {
        Set<String> before = promises.broken();
        promises.look(glance);
        promises.broken().stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> news.accept("BROKEN: " + each));
        looks++;
        long now = System.nanoTime();
        samples.add(new Sample(Duration.ofNanos(now - began), glance.frames(), glance.begun()));
        Set<String> idle = glance.states().entrySet().stream()
                .filter(job -> job.getValue().equals("RENDERING"))
                .map(Map.Entry::getKey)
                .filter(job -> glance.leases().getOrDefault(job, 0L) == 0)
                .collect(Collectors.toSet());
        without.keySet().retainAll(idle);
        for (String job : idle) {
            Duration gap = Duration.ofNanos(now - without.computeIfAbsent(job, first -> now));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
    }

    /** Since this auditor began. */
    Duration now() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    synchronized Set<String> broken() {
        return promises.broken();
    }

    /** The longest that a film that was being made had no lease at all. */
    synchronized Duration longestWithoutLease() {
        return longest;
    }

    synchronized int looks() {
        return looks;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
