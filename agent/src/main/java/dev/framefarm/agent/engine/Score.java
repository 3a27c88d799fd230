package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.attempt.Verdict;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the attempts of this agent ended, counted and told to the log. Belongs to the loop's thread. */
final class Score {
    private static final Logger log = LoggerFactory.getLogger(Score.class);

    private final Map<EndCode, Long> ended = new EnumMap<>(EndCode.class);
    private long accepted;
    private long rejected;

    void judged(String label, Verdict verdict) {
        if (verdict.accepted()) {
            accepted++;
            log.info("accepted: {}", label);
        } else {
            rejected++;
            log.warn("rejected ({}, {}): {}", verdict.code(), verdict.reason(), label);
        }
    }

    void ended(String label, Outcome.Ended end) {
        ended.merge(end.code(), 1L, Long::sum);
        if (end.code() == EndCode.HANDED_BACK) {
            log.info("handed back ({}): {}", end.detail(), label);
        } else {
            log.warn("{} ({}): {}", end.code(), end.detail(), label);
        }
    }

    Tally tally(boolean connected, int slots, Leases leases) {
        return new Tally(
                connected,
                slots,
                leases.count(Held::slotTaken),
                leases.all().size(),
                accepted,
                rejected,
                ended,
                leases.pixelsPerSecond());
    }
}
