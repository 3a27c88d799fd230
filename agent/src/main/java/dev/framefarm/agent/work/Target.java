package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * So many bits a second on the average of the piece. It takes two passes to hit that: the first writes into a log where
 * the bits are needed, the second spends them.
 */
public record Target(long bitRate, Optional<Pass> pass) {
    private static final long LEAST = 1000;

    public Target {
        if (bitRate < LEAST) {
            throw new UnsupportedWork("a bit rate of 1000 or more was expected, found " + bitRate);
        }
    }

    /** One of the two. {@code log} is the path with which the names of the log's files begin. */
    public record Pass(boolean first, String log) {}

    Target in(Pass wanted) {
        return new Target(bitRate, Optional.of(wanted));
    }
}
