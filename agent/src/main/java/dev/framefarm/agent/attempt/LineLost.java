package dev.framefarm.agent.attempt;

import java.io.IOException;

/** The line to the coordinator broke, or the coordinator met trouble of its own: the same may work again later. */
public final class LineLost extends IOException {
    private static final long serialVersionUID = 1;

    public LineLost(String why) {
        super(why);
    }
}
