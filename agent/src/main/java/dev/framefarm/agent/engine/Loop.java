package dev.framefarm.agent.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event after the other on one thread. After a burst of them {@code settle} is run, once. */
final class Loop {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final ScheduledExecutorService thread;
    private final Runnable settle;
    private boolean settling;

    Loop(ScheduledExecutorService thread, Runnable settle) {
        this.thread = thread;
        this.settle = settle;
    }

    void post(Runnable event) {
        try {
            thread.execute(() -> happen(event));
        } catch (RejectedExecutionException e) {
            log.debug("too late, the agent has stopped");
        }
    }

    Future<?> later(Duration delay, Runnable event) {
        return thread.schedule(() -> happen(event), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void happen(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            log.error("an event went wrong", e);
        }
        if (!settling) {
            settling = true;
            // Behind the events that wait already, so that a burst settles once.
            thread.execute(this::settled);
        }
    }

    private void settled() {
        settling = false;
        settle.run();
    }
}
