package dev.framefarm.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the certificate in time, and tries again when that fails: a third of its life is left for it. */
public final class Renewal {
    private static final Logger log = LoggerFactory.getLogger(Renewal.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** Timers stop while a machine sleeps; looking now and then notices what they missed. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    /** By then a coordinator has said what the time is. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Uplink uplink;
    private final IdentityStore store;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;

    public Renewal(Uplink uplink, IdentityStore store, InstantSource clock, ScheduledExecutorService timer) {
        this.uplink = uplink;
        this.store = store;
        this.clock = clock;
        this.timer = timer;
    }

    public void start() {
        schedule(SOON);
    }

    private void wake() {
        Duration left = Duration.between(clock.instant(), uplink.identity().renewAt());
        Duration wait = left.compareTo(LOOK) > 0 ? LOOK : left;
        schedule(wait.isNegative() ? Duration.ofSeconds(1) : wait);
    }

    private void look() {
        Instant due = uplink.identity().renewAt();
        if (clock.instant().isBefore(due)) {
            wake();
            return;
        }
        try {
            Identity fresh = Enrolment.renew(uplink.channel(), uplink.identity());
            store.save(fresh);
            uplink.renewed(fresh);
            log.info("the certificate is renewed, until {}", fresh.own().getNotAfter());
            wake();
        } catch (LinkException | IOException e) {
            log.warn("{}; trying again", e.getMessage());
            schedule(AGAIN);
        }
    }

    private void schedule(Duration wait) {
        var ignored = timer.schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
