package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Joins films while they are still being encoded: as many at once as there are places, so that waiting muxers do not
 * fill the machine. A job without a place is joined when it is complete and a place is free.
 */
public final class Assemblies {
    private final Assembler assembler;
    private final ExecutorService threads;
    private final Semaphore places;
    private final Map<JobId, Assembly> running = new ConcurrentHashMap<>();

    public Assemblies(Assembler assembler, ExecutorService threads, int places) {
        this.assembler = assembler;
        this.threads = threads;
        this.places = new Semaphore(places, true);
    }

    /**
     * Begins, unless it has begun. It listens before it reads what was delivered before from the database, so that
     * nothing falls between the two.
     */
    void begin(Job job) {
        Assembly assembly = new Assembly();
        if (running.putIfAbsent(job.id(), assembly) == null) {
            assembly.runOn(threads, () -> {
                try {
                    assembler.run(job, assembly, places);
                } finally {
                    running.remove(job.id(), assembly);
                }
            });
        }
    }

    void arrived(Delivery delivery) {
        Assembly assembly = running.get(delivery.lane().job());
        if (assembly != null) {
            assembly.add(delivery);
        }
    }

    void stop(JobId job) {
        Assembly assembly = running.get(job);
        if (assembly != null) {
            assembly.stop();
        }
    }
}
