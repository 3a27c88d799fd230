package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.Attempt;
import dev.framefarm.agent.work.Lease;

/** Makes an attempt with everything it needs; refuses unknown work. */
public interface AttemptMaker {
    Attempt make(Lease lease, String parityClass);
}
