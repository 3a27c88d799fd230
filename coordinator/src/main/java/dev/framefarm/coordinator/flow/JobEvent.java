package dev.framefarm.coordinator.flow;

import dev.framefarm.coordinator.model.Job;
import java.time.Instant;

/** Something that happened to a job. Events come late, twice, or after a crash: what no longer fits is ignored. */
public sealed interface JobEvent permits Begun, Cancelled, Completed, Failed, Planned, Postponed, Published, Reopened {
    Decision decide(Job job, Instant now);
}
