package dev.framefarm.coordinator.ledger;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode.Blame;
import dev.framefarm.coordinator.model.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When to stop trying: it is the film, then, and not the fleet. */
public final class Hopeless {
    private static final int AGENTS = 3;
    /** Whoever tries again at once although it failed there is alone, or there are but two; any other repetition is excused. */
    private static final int ATTEMPTS = 3;

    /** After two of them an agent lets others try, so these are of three agents at least, or of all that there are. */
    private static final int LEAD_IN_DOUBLINGS = 8;
    /** With the delays between them an agent has then tried for half an hour: a full disk may be emptied meanwhile. */
    private static final int SHORTAGES_OF_ONE = 8;

    private static final int SHORTAGES_OF_ALL = 32;

    private Hopeless() {}

    /** Why the interval is given up. Failures elsewhere in a long interval are of other places and do not add up. */
    public static Optional<String> why(Ledger ledger, Interval interval) {
        return ledger.pieces(interval).stream()
                .filter(piece -> !ledger.isAccepted(piece))
                .flatMap(piece -> whyPiece(ledger, piece).stream())
                .findFirst();
    }

    private static Optional<String> whyPiece(Ledger ledger, Interval piece) {
        List<Setback> here = ledger.setbacksOver(piece);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        List<Setback> failures = of(here, Blame.ATTEMPT);
        List<Setback> silences =
                of(here, Blame.SILENCE).stream().filter(ledger::isAlone).toList();
        Collection<Long> shortages = perAgent(of(here, Blame.SHORTAGE)).values();
        long agents = Stream.concat(failures.stream(), silences.stream())
                .map(Setback::agent)
                .distinct()
                .count();
        if (agents >= AGENTS) {
            return Optional.of(agents + " agents failed there");
        }
        if (unexcused(failures) >= ATTEMPTS) {
            return Optional.of("it failed " + failures.size() + " times");
        }
        if (unexcused(of(here, Blame.LEAD_IN)) >= LEAD_IN_DOUBLINGS) {
            return Optional.of("frames are missing there, however early the decoder begins");
        }
        boolean noRoom = shortages.stream().anyMatch(count -> count >= SHORTAGES_OF_ONE)
                || shortages.stream().mapToLong(Long::longValue).sum() >= SHORTAGES_OF_ALL;
        return noRoom
                ? Optional.of("no agent has the memory or the disk space for it; add a bigger one")
                : Optional.empty();
    }

    private static List<Setback> of(List<Setback> setbacks, Blame blame) {
        return setbacks.stream().filter(each -> each.code().blame() == blame).toList();
    }

    private static long unexcused(List<Setback> setbacks) {
        return setbacks.stream().filter(each -> !each.excused()).count();
    }

    private static Map<AgentId, Long> perAgent(List<Setback> setbacks) {
        return setbacks.stream().collect(Collectors.groupingBy(Setback::agent, Collectors.counting()));
    }
}
