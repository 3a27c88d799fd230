package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.work.LeaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said to the coordinator and what must still be said. An attempt's end that found no connection
 * waits for the next welcome; an offer is repeated only when it changed. Belongs to the loop's thread.
 */
final class Voice {
    private final Map<LeaseId, Outcome.Ended> unsaid = new LinkedHashMap<>();
    private @Nullable Session session;
    private boolean welcomed;
    private @Nullable Offer offered;

    void opened(Session opened) {
        session = opened;
        welcomed = false;
        offered = null;
    }

    void welcomed() {
        welcomed = true;
        offered = null;
        unsaid.forEach((lease, end) -> say(live -> live.ended(lease, end)));
        unsaid.clear();
    }

    /** Whether it was the present connection that broke; news of an older one changes nothing. */
    boolean lost(Session broken) {
        if (session != broken) {
            return false;
        }
        session = null;
        welcomed = false;
        return true;
    }

    boolean live() {
        return welcomed;
    }

    /** The coordinator used up the offer it had. */
    void consumed() {
        offered = null;
    }

    void offer(Offer offer) {
        if (welcomed && !offer.equals(offered)) {
            offered = offer;
            say(live -> live.offer(offer));
        }
    }

    void ended(LeaseId lease, Outcome.Ended end) {
        if (welcomed) {
            say(live -> live.ended(lease, end));
        } else {
            unsaid.put(lease, end);
        }
    }

    void say(Consumer<Session> words) {
        Optional.ofNullable(session).ifPresent(words);
    }
}
