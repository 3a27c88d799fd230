package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.CustodyStore;
import dev.framefarm.coordinator.engine.Sealing;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which coordinator works on which job. */
public final class InMemoryCustodyStore implements CustodyStore {
    private record Heard(String run, Instant at) {}

    private final InMemoryJobStore jobs;
    private final InstantSource clock;
    private final Map<String, Heard> coordinators = new HashMap<>();
    private final Map<JobId, String> custodians = new HashMap<>();

    public InMemoryCustodyStore(InMemoryJobStore jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
        jobs.publishWhile(this::holds);
    }

    @Override
    public synchronized void begin(Life life) {
        coordinators.put(life.coordinator(), new Heard(life.run(), clock.instant()));
    }

    @Override
    public synchronized boolean goOn(Life life) {
        if (!isCurrent(life)) {
            return false;
        }
        begin(life);
        return true;
    }

    @Override
    public synchronized void end(Life life) {
        if (isCurrent(life)) {
            coordinators.put(life.coordinator(), new Heard(life.run(), Instant.EPOCH));
        }
    }

    @Override
    public synchronized Set<String> alive(Duration silence) {
        return coordinators.keySet().stream()
                .filter(each -> !isSilent(each, silence))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized boolean take(JobId job, Life life, Duration silence) {
        String custodian = custodians.getOrDefault(job, life.coordinator());
        boolean free = custodian.equals(life.coordinator()) || isSilent(custodian, silence);
        boolean taken = free && isUnfinished(job) && isCurrent(life);
        if (taken) {
            custodians.put(job, life.coordinator());
        }
        return taken;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    private synchronized boolean holds(JobId job, Sealing sealing) {
        return isCurrent(sealing.life())
                && sealing.life().coordinator().equals(custodians.get(job))
                && !now().isAfter(sealing.until());
    }

    @Override
    public synchronized Optional<String> custodian(JobId job) {
        return Optional.ofNullable(custodians.get(job));
    }

    @Override
    public synchronized Set<JobId> of(String coordinator) {
        custodians.keySet().removeIf(job -> !isUnfinished(job));
        return custodians.entrySet().stream()
                .filter(each -> each.getValue().equals(coordinator))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isSilent(String coordinator, Duration silence) {
        Heard known = coordinators.get(coordinator);
        return known == null || !known.at().plus(silence).isAfter(clock.instant());
    }

    private boolean isCurrent(Life life) {
        Heard known = coordinators.get(life.coordinator());
        return known != null && known.run().equals(life.run());
    }

    private boolean isUnfinished(JobId job) {
        return jobs.find(job).filter(each -> !each.state().isFinal()).isPresent();
    }
}
