package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.engine.Progress.JobProgress;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells how far jobs are when that changes, and now and then anyway: speeds are averages and change by themselves. */
final class ProgressNews {
    private static final Duration ANYWAY = Duration.ofSeconds(5);

    private record Told(long framesDone, int agents, String waiting, Instant at) {
        boolean holds(JobProgress now) {
            return framesDone == now.framesDone() && agents == now.agents() && waiting.equals(now.waiting());
        }
    }

    private final Happenings happenings;
    private final Map<JobId, Told> told = new HashMap<>();

    ProgressNews(Happenings happenings) {
        this.happenings = happenings;
    }

    void tell(Job job, JobProgress state, Instant now) {
        Told before = told.get(job.id());
        if (before != null && before.holds(state) && before.at().plus(ANYWAY).isAfter(now)) {
            return;
        }
        told.put(job.id(), new Told(state.framesDone(), state.agents(), state.waiting(), now));
        happenings.publish(new Happening("progress", Optional.of(job.id()), now, details(state)));
    }

    void forgetAllBut(Set<JobId> jobs) {
        told.keySet().retainAll(jobs);
    }

    private static Map<String, Object> details(JobProgress state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("fraction", state.fraction());
        details.put("frames", state.frames());
        details.put("framesDone", state.framesDone());
        details.put("framesPerSecond", state.framesPerSecond());
        details.put("realtime", state.realtime());
        details.put("agents", state.agents());
        state.secondsLeft().ifPresent(seconds -> details.put("secondsLeft", seconds));
        details.put("waiting", state.waiting());
        return details;
    }
}
