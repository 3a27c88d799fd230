package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.certify.QualityProof;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a job's user should know of his film: what was found when it was planned, and what agents heard in it. */
public final class Remarks {
    private final Plans plans;
    private final AttemptStore history;
    private final DeliveryStore deliveries;

    Remarks(Plans plans, AttemptStore history, DeliveryStore deliveries) {
        this.plans = plans;
        this.history = history;
        this.deliveries = deliveries;
    }

    /** Where a quality is wanted of the pictures: what those that are there have. */
    public List<Certificate.Reached> qualities(JobId job) {
        return searched(job)
                .map(plan -> QualityProof.of(plan, deliveries.ofJob(job)))
                .orElse(List.of());
    }

    private Optional<Plan> searched(JobId job) {
        return plans.find(job)
                .filter(plan -> plan.pictures().isPresent()
                        && !((Encode.Video) plan.video().encode()).qualities().isEmpty());
    }

    /** Attempts that came to nothing, and not because something better was there: the latest, at most so many. */
    public List<Attempt> setbacks(JobId job, int most) {
        return history.ofJob(job).stream()
                .filter(attempt -> attempt.ended().isPresent())
                .filter(attempt -> attempt.outcome()
                        .flatMap(EndCode::of)
                        .filter(EndCode::isSetback)
                        .isPresent())
                .sorted(Comparator.comparing(
                                (Attempt attempt) -> attempt.ended().orElseThrow())
                        .reversed())
                .limit(most)
                .toList();
    }

    public List<String> of(JobId job) {
        List<String> all = new ArrayList<>();
        plans.find(job).ifPresent(plan -> all.addAll(plan.remarks()));
        history.ofJob(job).stream()
                .filter(attempt ->
                        attempt.outcome().filter(Attempt.DELIVERED::equals).isPresent())
                .flatMap(attempt -> attempt.detail().stream())
                .forEach(all::add);
        searched(job).ifPresent(plan -> all.addAll(QualityProof.remarks(plan, deliveries.ofJob(job))));
        return all;
    }
}
