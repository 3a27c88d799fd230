package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerReply;
import dev.framefarm.coordinator.flow.Failed;
import dev.framefarm.coordinator.ledger.Hopeless;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import java.util.Comparator;
import java.util.Optional;

/** Ends a job with the real reason when the same place fails whoever tries it, however its attempts ended. */
public final class GivingUp {
    private final AttemptStore history;
    private final JobRunner runner;

    public GivingUp(AttemptStore history, JobRunner runner) {
        this.history = history;
        this.runner = runner;
    }

    void where(LaneId lane, LedgerReply reply) {
        reply.ledger()
                .flatMap(ledger -> reply.ended().stream()
                        .map(Lease::interval)
                        .flatMap(interval -> reason(lane, ledger, interval).stream())
                        .findFirst())
                .ifPresent(reason -> runner.tell(lane.job(), new Failed(reason)));
    }

    private Optional<String> reason(LaneId lane, Ledger ledger, Interval interval) {
        return Hopeless.why(ledger, interval)
                .map(why -> "Segment " + interval + " of lane " + lane.index() + " cannot be rendered: " + why
                        + last(lane, interval)
                                .map(words -> "; the last time " + words)
                                .orElse("") + ".");
    }

    private Optional<String> last(LaneId lane, Interval interval) {
        return history.ofJob(lane.job()).stream()
                .filter(attempt ->
                        attempt.lane().equals(lane) && attempt.interval().overlaps(interval))
                .filter(attempt -> attempt.ended().isPresent())
                .max(Comparator.comparing(attempt -> attempt.ended().orElseThrow()))
                .flatMap(Attempt::failure);
    }
}
