package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.Weight;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the jobs that are worked on will still write, as far as their plans tell, so that none begins for whose films the
 * disk has no room. What a plan tells is a guess; where it guessed too little the disk's floor guards the farm.
 */
final class DiskBudget {
    private static final double GIBI = 1 << 30;
    private static final double MEBI = 1 << 20;

    private final Room room;
    private final DeliveryStore deliveries;
    private final Map<JobId, Long> needs = new ConcurrentHashMap<>();

    DiskBudget(Room room, DeliveryStore deliveries) {
        this.room = room;
        this.deliveries = deliveries;
    }

    void know(Job job, Plan plan) {
        needs.put(job.id(), Weight.of(plan, job.source().bytes()));
    }

    void forget(JobId job) {
        needs.remove(job);
    }

    /** Whether all that is planned fits, so that nobody needs to be asked what is written already. */
    boolean hasPlenty() {
        return needs.values().stream().mapToLong(Long::longValue).sum() <= room.left();
    }

    /** Whether the job would fit if all that is worked on had ended, so that others should not be let pass for ever. */
    boolean fitsAlone(Job job) {
        return need(job) <= room.left();
    }

    /** Why the job may not begin beside these, as a sentence. One that nobody has planned yet may: planning writes nothing. */
    Optional<String> shortage(Job job, Collection<Job> beside) {
        long need = need(job);
        long left = room.left();
        long most = beside.stream().mapToLong(this::need).sum();
        if (need == 0 || need + most <= left) {
            return Optional.empty();
        }
        // Only now is it worth a look at what those have written already.
        long promised = promised(beside);
        return need + promised <= left ? Optional.empty() : Optional.of(sentence(need, left, promised));
    }

    /** What is not free for others, whatever the disk says. */
    long promised(Collection<Job> active) {
        return active.stream().mapToLong(this::stillToCome).sum();
    }

    private long need(Job job) {
        return needs.getOrDefault(job.id(), 0L);
    }

    private long stillToCome(Job job) {
        if (need(job) == 0) {
            return 0;
        }
        long delivered = deliveries.ofJob(job.id()).stream()
                .map(Delivery::evidence)
                .mapToLong(evidence -> evidence.blob().bytes())
                .sum();
        return Math.max(0, need(job) - delivered);
    }

    private static String sentence(long need, long left, long promised) {
        return "there is no room on the farm's disk: its deliveries and films will take about " + size(need) + ", and "
                + size(Math.max(0, left)) + " can be used"
                + (promised > 0 ? ", of which other jobs still need about " + size(promised) : "")
                + "; it begins when there is room";
    }

    private static String size(long bytes) {
        return bytes < GIBI
                ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / MEBI))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI);
    }
}
