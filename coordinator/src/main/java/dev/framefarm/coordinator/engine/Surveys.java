package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Shares;
import java.util.List;
import java.util.Optional;

/** What the surveys of films have shown, as their deliveries in the database tell. */
final class Surveys {
    private static final String WAITS = "waits for the survey of the film, which shares out its bits: ";

    private final Lanes lanes;
    private final DeliveryStore deliveries;

    Surveys(Lanes lanes, DeliveryStore deliveries) {
        this.lanes = lanes;
        this.deliveries = deliveries;
    }

    /** Why the pictures wait, where a survey goes before them. A ledger that is gone tells nothing, and is rebuilt. */
    Optional<String> pending(JobId job, Plan plan) {
        return plan.survey()
                .map(survey -> lanes.find(new LaneId(job, survey.index())))
                .filter(ledger -> ledger.filter(Ledger::isComplete).isEmpty())
                .map(ledger -> WAITS + ledger.map(Surveys::measured).orElse("it is looked up"));
    }

    private static String measured(Ledger survey) {
        List<Interval> pieces = survey.pieces(new Interval(0, survey.length()));
        long accepted = pieces.stream().filter(survey::isAccepted).count();
        return accepted + " of " + pieces.size() + " pieces are measured";
    }

    /** With the interval's share of the film's bits, where these are shared out. */
    Work shared(JobId job, Plan plan, Interval interval, Work work) {
        return plan.survey()
                .map(survey -> Shares.of(plan, deliveries.ofLane(new LaneId(job, survey.index()))))
                .map(shares -> work.sharing(shares.of(interval), shares.firstPass()))
                .orElse(work);
    }
}
