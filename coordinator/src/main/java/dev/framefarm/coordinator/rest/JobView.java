package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.Progress.JobProgress;
import dev.framefarm.coordinator.intake.KeepTime;
import dev.framefarm.coordinator.model.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A job as clients see it. Absent are: the reason when there is nothing to say, progress while probing, and in lists the
 * coordinator that works on it. Remarks, which come with the plan, say what the output will lack. Where to watch it is
 * said as soon as there is something to see; how long its outputs are kept where the order said so, and until when as
 * soon as they are there.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record JobView(
        String id,
        String state,
        Optional<String> reason,
        SourceView source,
        RecipeName recipe,
        int priority,
        Map<String, String> labels,
        String owner,
        String created,
        String updated,
        Optional<String> coordinator,
        Optional<ProgressView> progress,
        Optional<List<String>> remarks,
        Optional<List<Certificate.Reached>> quality,
        Optional<String> watch,
        Optional<String> keep,
        Optional<String> outputsUntil,
        List<OutputView> outputs) {
    record SourceView(String name, long bytes) {}

    record RecipeName(String name, int version) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ProgressView(
            double fraction,
            long frames,
            long framesDone,
            double framesPerSecond,
            double realtime,
            int agents,
            Optional<Double> secondsLeft,
            String waiting) {
        static ProgressView of(JobProgress progress) {
            return new ProgressView(
                    progress.fraction(),
                    progress.frames(),
                    progress.framesDone(),
                    progress.framesPerSecond(),
                    progress.realtime(),
                    progress.agents(),
                    progress.secondsLeft(),
                    progress.waiting());
        }
    }

    static JobView of(
            Job job,
            Optional<String> coordinator,
            Optional<JobProgress> progress,
            Optional<List<String>> remarks,
            Optional<List<Certificate.Reached>> quality,
            Optional<String> watch,
            Optional<Instant> outputsUntil,
            List<OutputView> outputs) {
        return new JobView(
                job.id().value(),
                job.state().name(),
                job.reason(),
                new SourceView(job.source().name(), job.source().bytes()),
                new RecipeName(job.recipe().name(), job.recipe().version()),
                job.priority(),
                new TreeMap<>(job.labels()),
                job.owner(),
                job.created().toString(),
                job.updated().toString(),
                coordinator,
                progress.map(ProgressView::of),
                remarks,
                quality,
                watch,
                job.keep().map(KeepTime::text),
                outputsUntil.map(Instant::toString),
                outputs);
    }
}
