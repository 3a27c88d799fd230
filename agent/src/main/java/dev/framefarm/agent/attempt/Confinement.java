package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.Work;

/** Decides how much an honest encode of some work can need. */
public interface Confinement {
    Bounds around(Work work);
}
