package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which jobs are wanted: in one of these states, where an empty set means any; of this owner; with all these labels. */
public record JobFilter(Set<JobState> states, Optional<String> owner, Map<String, String> labels) {
    public static final JobFilter ALL = new JobFilter(Set.of(), Optional.empty(), Map.of());

    public JobFilter {
        states = Set.copyOf(states);
        labels = Map.copyOf(labels);
    }

    public JobFilter in(Set<JobState> wanted) {
        return new JobFilter(wanted, owner, labels);
    }

    public JobFilter of(String wanted) {
        return new JobFilter(states, Optional.of(wanted), labels);
    }

    public JobFilter labelled(Map<String, String> wanted) {
        return new JobFilter(states, owner, wanted);
    }

    public boolean matches(Job job) {
        return (states.isEmpty() || states.contains(job.state()))
                && owner.map(job.owner()::equals).orElse(true)
                && job.labels().entrySet().containsAll(labels.entrySet());
    }
}
