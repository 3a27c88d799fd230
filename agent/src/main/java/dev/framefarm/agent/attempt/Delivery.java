package dev.framefarm.agent.attempt;

import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.evidence.Likeness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an agent says of a finished delivery: its measure, who made it, and what it took, waiting included.
 * {@code likeness} is of those renditions, in their order, for which a quality was wanted. */
public record Delivery(
        Evidence measured,
        String parityClass,
        Duration queueing,
        Duration fetching,
        Duration encoding,
        double cpuSeconds,
        Optional<Gain> gain,
        List<Likeness> likeness) {}
