package dev.framefarm.agent.link;

import java.time.Duration;

/** For how long a reader found nothing, until now. */
final class Hunger {
    private long total;
    private long since;
    private boolean now;

    void begins() {
        if (!now) {
            now = true;
            since = System.nanoTime();
        }
    }

    void ends() {
        total = nanos();
        now = false;
    }

    Duration total() {
        return Duration.ofNanos(nanos());
    }

    private long nanos() {
        return now ? total + System.nanoTime() - since : total;
    }
}
