package dev.framefarm.agent.attempt;

import dev.framefarm.agent.evidence.Evidence;
import java.time.Duration;
import java.util.Optional;

/** What an agent says of a finished delivery: its measure, who made it, and what it took, waiting included. */
public record Delivery(
        Evidence measured,
        String parityClass,
        Duration queueing,
        Duration fetching,
        Duration encoding,
        double cpuSeconds,
        Optional<Gain> gain) {}
