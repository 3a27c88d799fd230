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

    /** What all jobs that have a plan write, as if they had written nothing yet: nobody needs to be asked. */
    long planned() {
        return needs.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean hasPlenty() {
        return planned() <= room.left();
    }

    /** What these will still write: it is not free for others, whatever the disk says. */
    long promised(Collection<Job> active) {
        return active.stream().mapToLong(this::stillToCome).sum();
    }

    /**
     * Whether the job would fit if all that is worked on had ended, so that others should not be let pass for ever: what
     * these have written so far, they give back then.
     */
    boolean fitsAfter(Job job, Collection<Job> active) {
        return need(job)
                <= room.left() + active.stream().mapToLong(this::delivered).sum();
    }

    /** Why the job may not begin beside others, as a sentence. One that nobody has planned yet may: planning writes nothing. */
    Optional<String> shortage(Job job, long promised) {
        long need = need(job);
        long left = room.left();
        return need == 0 || need + promised <= left ? Optional.empty() : Optional.of(sentence(need, left, promised));
    }

    long need(Job job) {
        return needs.getOrDefault(job.id(), 0L);
    }

    private long stillToCome(Job job) {
        if (need(job) == 0) {
            return 0;
        }
        return Math.max(0, need(job) - delivered(job));
    }

    private long delivered(Job job) {
        return deliveries.ofJob(job.id()).stream()
                .map(Delivery::evidence)
                .mapToLong(evidence -> evidence.blob().bytes())
                .sum();
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
