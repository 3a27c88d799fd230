package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Printable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Attempts that end without an accepted delivery. */
public final class Attempts {
    private final LeaseBook leases;
    private final AttemptStore history;
    private final Unfinished unfinished;
    private final Lanes lanes;
    private final Reputation reputation;
    private final AgentLink link;
    private final Happenings happenings;
    private final InstantSource clock;

    Attempts(
            LeaseBook leases,
            AttemptStore history,
            Unfinished unfinished,
            Lanes lanes,
            Reputation reputation,
            AgentLink link,
            Happenings happenings,
            InstantSource clock) {
        this.leases = leases;
        this.history = history;
        this.unfinished = unfinished;
        this.lanes = lanes;
        this.reputation = reputation;
        this.link = link;
        this.happenings = happenings;
        this.clock = clock;
    }

    /**
     * The place is free again; too many failures in one place end the job with the real reason. Told once more, as after
     * a lost answer, it is no news, but the ledger hears it in any case: it may have missed it, or have given the lease
     * back to an agent that had been silent.
     */
    public void ended(AgentId agent, LeaseId lease, EndCode code, String said) {
        String detail = Printable.lines(said);
        Attempt attempt = leases.of(agent, lease);
        Instant now = clock.instant();
        boolean news = history.ended(lease, code.name(), Optional.of(detail).filter(text -> !text.isBlank()), now);
        leases.forget(lease);
        unfinished.forget(lease);
        lanes.apply(attempt.lane(), new LedgerCommand.End(lease, code, now));
        if (!news) {
            return;
        }
        if (code.blame() == EndCode.Blame.ATTEMPT || code.blame() == EndCode.Blame.LEAD_IN) {
            reputation.look();
        }
        happenings.publish(new Happening(
                "attempt",
                Optional.of(attempt.lane().job()),
                now,
                Map.of(
                        "lane", attempt.lane().index(),
                        "from", attempt.interval().from(),
                        "to", attempt.interval().to(),
                        "agent", agent.value(),
                        "code", code.name(),
                        "detail", detail)));
        link.wake();
    }
}
