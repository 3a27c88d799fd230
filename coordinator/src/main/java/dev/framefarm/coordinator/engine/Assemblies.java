package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Joins films while they are still being encoded, as many at once as there are places, so that waiting muxers do not
 * fill the machine. The others are joined when they are complete, in places that nobody holds who waits for agents.
 */
public final class Assemblies {
    private final Assembler assembler;
    private final ExecutorService threads;
    private final JoiningPlaces places;
    private final Map<JobId, Assembly> running = new ConcurrentHashMap<>();
    private final Set<JobId> toRemind = ConcurrentHashMap.newKeySet();

    public Assemblies(Assembler assembler, ExecutorService threads, int places) {
        this.assembler = assembler;
        this.threads = threads;
        this.places = new JoiningPlaces(places);
    }

    /**
     * Begins, unless it has begun. It listens before it reads what was delivered before from the database, so that
     * nothing falls between the two; one that has begun is told again, should it have missed anything.
     */
    void begin(Job job) {
        Assembly assembly = new Assembly();
        Assembly begun = running.putIfAbsent(job.id(), assembly);
        if (begun != null) {
            assembler.remind(job.id(), begun);
            return;
        }
        assembly.runOn(threads, () -> {
            try {
                assembler.run(job, assembly, places);
            } finally {
                running.remove(job.id(), assembly);
            }
        });
    }

    void arrived(Delivery delivery) {
        Assembly assembly = running.get(delivery.lane().job());
        if (assembly != null) {
            assembly.add(delivery);
        }
    }

    /** Other coordinators' agents have delivered: what, the database says. Asked once it tells of all that came until then. */
    void arrivedElsewhere(JobId job) {
        if (running.containsKey(job) && toRemind.add(job)) {
            threads.execute(() -> remind(job));
        }
    }

    private void remind(JobId job) {
        toRemind.remove(job);
        Assembly assembly = running.get(job);
        if (assembly != null) {
            assembler.remind(job, assembly);
        }
    }

    Set<JobId> jobs() {
        return Set.copyOf(running.keySet());
    }

    /** A complete film for which its joiner still waits is not being worked on: it missed something. */
    boolean isBusy(Job job) {
        Assembly assembly = running.get(job.id());
        return assembly != null && !(job.state() == JobState.FINISHING && assembly.isWaiting());
    }

    /** One that is stopped before its thread began never gets to say that it is over. */
    void stop(JobId job) {
        Assembly assembly = running.remove(job);
        if (assembly != null) {
            assembly.stop();
        }
    }
}
