package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Shares;
import java.util.Optional;

/** What the surveys of films have shown, as their deliveries in the database tell. */
final class Surveys {
    private final Lanes lanes;
    private final DeliveryStore deliveries;

    Surveys(Lanes lanes, DeliveryStore deliveries) {
        this.lanes = lanes;
        this.deliveries = deliveries;
    }

    /** Why the pictures wait, where a survey goes before them. */
    Optional<String> pending(JobId job, Plan plan) {
        return plan.survey()
                .flatMap(survey -> lanes.find(new LaneId(job, survey.index())))
                .filter(ledger -> !ledger.isComplete())
                .map(Surveys::words);
    }

    private static String words(Ledger survey) {
        Interval all = new Interval(0, survey.length());
        long measured = survey.pieces(all).stream().filter(survey::isAccepted).count();
        return "waits for the survey of the film, which shares out its bits: " + measured + " of "
                + survey.pieces(all).size() + " pieces are measured";
    }

    /** With the interval's share of the film's bits, where these are shared out. */
    Work shared(JobId job, Plan plan, Interval interval, Work work) {
        return plan.survey()
                .map(survey -> Shares.of(plan, deliveries.ofLane(new LaneId(job, survey.index()))))
                .map(shares -> work.sharing(shares.of(interval), shares.firstPass()))
                .orElse(work);
    }
}
