package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Outcome;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether an encode on the graphics card failed for its own sake or for the card's, which FFmpeg does not tell apart. Where
 * others run on the card it may be that no more fit: so many then are enough. Where it was alone the card is tried: if it
 * still works the work is to blame, else the work is handed back and the encoder is not offered any more.
 */
final class Doubts {
    private static final Set<EndCode> DOUBTFUL =
            EnumSet.of(EndCode.ENCODER_FAILED, EndCode.STALLED, EndCode.OUT_OF_MEMORY);

    private final Hardware hardware;
    private final Leases leases;
    private final Steps steps;

    Doubts(Hardware hardware, Leases leases, Steps steps) {
        this.hardware = hardware;
        this.leases = leases;
        this.steps = steps;
    }

    /** {@code then} hears of the end for sure, at once or in a while. */
    void settle(Held one, Outcome.Ended end, Consumer<Outcome.Ended> then) {
        if (!one.isOnCard() || !DOUBTFUL.contains(end.code())) {
            then.accept(end);
            return;
        }
        int others = leases.count(other -> other != one && other.slotTaken() && other.isOnCard());
        if (others > 0) {
            leases.mostOnCard(others);
            then.accept(handedBack("beside " + others + " others on the graphics card: " + end.detail()));
            return;
        }
        steps.tryCard(hardware, one.attempt.lease().work(), lost -> {
            if (lost.isEmpty()) {
                leases.mostOnCard(Integer.MAX_VALUE);
            }
            then.accept(lost.map(why -> handedBack("the graphics card does not encode any more: " + why))
                    .orElse(end));
        });
    }

    private static Outcome.Ended handedBack(String why) {
        return new Outcome.Ended(EndCode.HANDED_BACK, why);
    }
}
