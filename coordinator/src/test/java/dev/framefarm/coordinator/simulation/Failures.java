package dev.framefarm.coordinator.simulation;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the history of attempts says about a job that was given up. */
final class Failures {
    private static final int AGENTS = 3;
    private static final int ATTEMPTS = 3;

    private Failures() {}

    /** Whether three agents or three attempts really failed, or fell silent, at one place. */
    static boolean justify(List<Attempt> history, LaneId lane, Lane planned) {
        return planned.cuts().stream().anyMatch(place -> {
            Set<AgentId> agents = new HashSet<>();
            int attempts = 0;
            for (Attempt attempt : history) {
                boolean here = attempt.interval().from() <= place
                        && place < attempt.interval().to();
                if (here && attempt.lane().equals(lane) && failed(attempt)) {
                    agents.add(attempt.agent());
                    attempts++;
                }
            }
            return agents.size() >= AGENTS || attempts >= ATTEMPTS;
        });
    }

    private static boolean failed(Attempt attempt) {
        return attempt.outcome()
                .filter(outcome -> !outcome.equals(Attempt.DELIVERED))
                .map(EndCode::valueOf)
                .map(EndCode::blame)
                .filter(EnumSet.of(EndCode.Blame.ATTEMPT, EndCode.Blame.SILENCE)::contains)
                .isPresent();
    }
}
