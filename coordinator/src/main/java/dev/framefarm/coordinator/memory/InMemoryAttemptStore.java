package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.AttemptStore;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The history of attempts. */
public final class InMemoryAttemptStore implements AttemptStore {
    private static final Comparator<Attempt> ORDER =
            Comparator.comparing(Attempt::lane).thenComparing(Attempt::number).thenComparing(Attempt::lease);

    /** Ends that are not the agent's own words. */
    private static final Set<String> OTHERS_SAY = Set.of(EndCode.EXPIRED.name(), EndCode.REVOKED.name());

    private final Map<LeaseId, Attempt> attempts = new HashMap<>();
    private final Map<LaneId, Integer> highest = new HashMap<>();

    @Override
    public synchronized void began(Attempt attempt) {
        if (attempts.putIfAbsent(attempt.lease(), attempt) != null) {
            throw new IllegalStateException("lease " + attempt.lease() + " has an attempt already");
        }
        highest.merge(attempt.lane(), attempt.number(), Math::max);
    }

    @Override
    public synchronized boolean ended(LeaseId lease, String outcome, Optional<String> detail, Instant at) {
        Attempt attempt = attempts.get(lease);
        if (attempt == null || isOver(attempt, outcome)) {
            return false;
        }
        Attempt ended = new Attempt(
                attempt.lease(),
                attempt.lane(),
                attempt.interval(),
                attempt.number(),
                attempt.agent(),
                attempt.began(),
                Optional.of(at),
                Optional.of(outcome),
                detail);
        attempts.put(lease, ended);
        return true;
    }

    private static boolean isOver(Attempt attempt, String outcome) {
        if (attempt.isOpen()) {
            return attempt.ended().isPresent() && OTHERS_SAY.contains(outcome);
        }
        return !outcome.equals(Attempt.DELIVERED)
                || attempt.outcome().filter(Attempt.DELIVERED::equals).isPresent();
    }

    @Override
    public synchronized Optional<Attempt> find(LeaseId lease) {
        return Optional.ofNullable(attempts.get(lease));
    }

    @Override
    public synchronized List<Attempt> ofJob(JobId job) {
        return attempts.values().stream()
                .filter(attempt -> attempt.lane().job().equals(job))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public synchronized Set<JobId> atWork() {
        return attempts.values().stream()
                .filter(attempt -> attempt.ended().isEmpty())
                .map(attempt -> attempt.lane().job())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Mark> marks(Instant since) {
        List<Mark> failed = ended(since, this::isFault);
        List<Mark> credits = ended(since, attempt -> isEnd(attempt, Attempt.DELIVERED));
        return Mark.inOrder(failed, credits, Mark.outdone(failed));
    }

    private List<Mark> ended(Instant since, Predicate<Attempt> how) {
        return attempts.values().stream()
                .filter(attempt -> attempt.ended().filter(since::isBefore).isPresent())
                .filter(how)
                .map(attempt -> Mark.of(attempt, isOutdone(attempt)))
                .toList();
    }

    private boolean isFault(Attempt ended) {
        String outcome = ended.outcome().orElse("");
        boolean doubtful = EndCode.named(EndCode.Blame.LEAD_IN).contains(outcome);
        return EndCode.named(EndCode.Blame.ATTEMPT).contains(outcome)
                || (doubtful && isOutdone(ended) && isRepeated(ended, outcome));
    }

    private boolean isRepeated(Attempt ended, String outcome) {
        return attempts.values().stream()
                .filter(earlier -> isEnd(earlier, outcome) && earlier.number() < ended.number())
                .anyMatch(earlier -> earlier.lane().equals(ended.lane())
                        && earlier.agent().equals(ended.agent())
                        && earlier.interval().overlaps(ended.interval()));
    }

    private static boolean isEnd(Attempt attempt, String outcome) {
        return attempt.outcome().filter(outcome::equals).isPresent();
    }

    private boolean isOutdone(Attempt failed) {
        return attempts.values().stream()
                .filter(other -> isEnd(other, Attempt.DELIVERED))
                .anyMatch(other -> other.lane().equals(failed.lane())
                        && !other.agent().equals(failed.agent())
                        && other.interval().overlaps(failed.interval()));
    }

    @Override
    public synchronized int highest(LaneId lane) {
        return highest.getOrDefault(lane, 0);
    }
}
