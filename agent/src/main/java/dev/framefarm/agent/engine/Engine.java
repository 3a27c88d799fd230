package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.LeaseId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the agent does about all that happens. Everything is handed to one thread, the loop's, which alone changes
 * state; the steps of attempts block, and so they run on {@code workers}. After each burst of events it
 * settles: free slots are filled and a changed offer is made.
 */
public final class Engine implements Inbox {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final Loop loop;
    private final Steps steps;
    private final AttemptMaker maker;
    private final Vitals vitals;
    private final Leases leases;
    private final Doubts doubts;
    private final Voice voice = new Voice();
    private final Score score = new Score();
    private final Heart heart;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private Capabilities capabilities;
    private boolean draining;
    private volatile boolean leaving;
    private volatile Tally tally = Tally.NONE;

    public Engine(
            Capabilities capabilities,
            AttemptMaker maker,
            Vitals vitals,
            Hardware hardware,
            ScheduledExecutorService loop,
            Executor workers) {
        this.capabilities = capabilities;
        this.maker = maker;
        this.vitals = vitals;
        this.loop = new Loop(loop, this::settle);
        this.heart = new Heart(loop);
        this.steps = new Steps(workers, this.loop::post);
        this.leases = new Leases(capabilities.slots());
        this.doubts = new Doubts(hardware, leases, steps);
    }

    public Tally tally() {
        return tally;
    }

    /** Something new was proven. */
    public void proven(Capabilities now) {
        loop.post(() -> {
            capabilities = now;
            if (voice.live()) {
                voice.say(session -> session.capabilities(capabilities, leases.pixelsPerSecond()));
            }
        });
    }

    /** Ends and delivers what can end within that time, hands back the rest and says goodbye; done when no FFmpeg is left. */
    public CompletableFuture<Void> leave(String reason, Duration within) {
        // At once: whoever kills FFmpeg beside us in the same shutdown must not look like a failing encoder.
        leaving = true;
        loop.post(() -> {
            voice.say(session -> session.leaving(reason));
            Duration time = voice.live() ? within : Duration.ZERO;
            long now = System.nanoTime();
            leases.all().stream()
                    .filter(one -> time.isZero() || !one.endsWithin(time, now))
                    .forEach(one -> stop(one, reason));
            var last = loop.later(time, () -> stopAll(reason));
            var unused = left.whenComplete((done, never) -> last.cancel(false));
        });
        return left;
    }

    private void stopAll(String reason) {
        leases.all().forEach(one -> stop(one, reason));
    }

    @Override
    public void opened(Session session) {
        loop.post(() -> {
            voice.opened(session);
            session.hello(capabilities, leases.pixelsPerSecond(), leases.told());
        });
    }

    @Override
    public void welcomed(String agentId, Duration heartbeat, boolean drain) {
        loop.post(() -> {
            log.info("welcome as {}; heartbeat every {} s", agentId, heartbeat.toSeconds());
            draining = drain;
            voice.welcomed();
            // What was proven between the hello and this welcome was said to nobody.
            voice.say(session -> session.capabilities(capabilities, leases.pixelsPerSecond()));
            heart.beat(heartbeat, () -> voice.say(this::beat));
        });
    }

    @Override
    public void leased(Lease lease) {
        loop.post(() -> {
            voice.consumed();
            if (leaving) {
                decline(lease.id(), EndCode.HANDED_BACK, "the agent stops");
            } else if (leases.find(lease.id()).isEmpty()) {
                take(lease);
            }
        });
    }

    @Override
    public void unreadable(LeaseId lease, String why) {
        loop.post(() -> {
            voice.consumed();
            decline(lease, EndCode.UNSUPPORTED, why);
        });
    }

    @Override
    public void revoked(LeaseId lease, String reason) {
        loop.post(() -> leases.find(lease).ifPresent(one -> {
            log.info("revoked, {}: {}", reason, one.attempt.lease().label());
            stop(one, reason);
        }));
    }

    @Override
    public void drain(boolean drain) {
        loop.post(() -> {
            log.info(drain ? "draining: nothing new is taken" : "no longer draining");
            draining = drain;
        });
    }

    @Override
    public void putAside(String reason) {
        log.warn("the farm gives this agent nothing for a while: {}", reason);
    }

    @Override
    public void lost(Session session, String why) {
        loop.post(() -> {
            if (voice.lost(session)) {
                log.debug("the session broke: {}", why);
                heart.stop();
                if (leaving) {
                    stopAll("the agent stops");
                }
            }
        });
    }

    private void take(Lease lease) {
        try {
            String parityClass = capabilities
                    .parityClass(lease.work().encoder())
                    .orElseThrow(() -> new IllegalArgumentException(
                            lease.work().encoder() + " has not been proven on this machine"));
            Held one = new Held(maker.make(lease, parityClass));
            leases.add(one);
            log.info("leased: {}", lease.label());
            one.attempt.fetch(end -> loop.post(() -> sliceFailed(one, end)));
        } catch (IllegalArgumentException e) {
            decline(lease.id(), EndCode.UNSUPPORTED, String.valueOf(e.getMessage()));
        }
    }

    /** Once FFmpeg runs, it will notice by itself; its step ends with the same cause. */
    private void sliceFailed(Held one, Outcome.Ended end) {
        if (one.state() == AttemptState.WAITING) {
            finish(one, AttemptEvent.FAILED, end);
        }
    }

    private void start(Held one) {
        one.on(AttemptEvent.SLOT_FREE);
        one.begin(System.nanoTime());
        steps.encode(one.attempt, done -> leases.progress(one, done, System.nanoTime()), end -> encoded(one, end));
    }

    private void encoded(Held one, Optional<Outcome.Ended> end) {
        if (one.state() == AttemptState.STOPPING) {
            finish(one, AttemptEvent.DEAD, new Outcome.Ended(EndCode.HANDED_BACK, "stopped"));
        } else if (leaving && end.isPresent()) {
            finish(one, AttemptEvent.FAILED, new Outcome.Ended(EndCode.HANDED_BACK, "the agent stops"));
        } else if (end.isPresent()) {
            doubts.settle(one, end.get(), sure -> failed(one, sure));
        } else {
            leases.progress(one, one.attempt.lease().extent(), System.nanoTime());
            one.on(AttemptEvent.ENCODED);
            steps.deliver(one.attempt, outcome -> delivered(one, outcome));
        }
    }

    private void failed(Held one, Outcome.Ended end) {
        finish(one, one.state() == AttemptState.STOPPING ? AttemptEvent.DEAD : AttemptEvent.FAILED, end);
    }

    private void delivered(Held one, Outcome outcome) {
        if (one.state() != AttemptState.DELIVERING) {
            return; // stopped meanwhile, and reported then
        }
        outcome.on(new Outcome.Cases<Boolean>() {
            @Override
            public Boolean judged(Outcome.Judged judged) {
                one.on(AttemptEvent.JUDGED);
                leases.remove(one.attempt.lease().id());
                score.judged(one.attempt.lease().label(), judged.verdict());
                return true;
            }

            @Override
            public Boolean ended(Outcome.Ended end) {
                finish(one, AttemptEvent.FAILED, end);
                return false;
            }
        });
    }

    private void stop(Held one, String why) {
        AttemptState before = one.state();
        if (before == AttemptState.STOPPING) {
            return;
        }
        steps.stop(one.attempt, why);
        if (before == AttemptState.ENCODING) {
            one.on(AttemptEvent.STOP);
        } else {
            finish(one, AttemptEvent.STOP, new Outcome.Ended(EndCode.HANDED_BACK, why));
        }
    }

    private void finish(Held one, AttemptEvent event, Outcome.Ended end) {
        one.on(event);
        Lease lease = one.attempt.lease();
        leases.remove(lease.id());
        score.ended(lease.label(), end);
        voice.ended(lease.id(), end);
    }

    /** A lease that never became an attempt. */
    private void decline(LeaseId lease, EndCode code, String why) {
        Outcome.Ended end = new Outcome.Ended(code, why);
        score.ended("lease " + lease, end);
        voice.ended(lease, end);
    }

    private void beat(Session session) {
        Pulse pulse = new Pulse(vitals.load(), leases.told(), vitals.freeDiskBytes(), leases.pixelsPerSecond());
        session.heartbeat(pulse, capabilities);
    }

    private void settle() {
        // Without a coordinator there is nobody to deliver to; what already runs goes on.
        while (voice.live() && !leaving && leases.startable().isPresent()) {
            start(leases.startable().get());
        }
        Capacity capacity = leases.capacity(System.nanoTime());
        boolean closed = draining || leaving || capabilities.encoders().isEmpty();
        voice.offer(closed ? capacity.nothing() : capacity.offer());
        tally = score.tally(voice.live(), capabilities.slots(), leases);
        if (leaving && leases.all().isEmpty() && !left.isDone()) {
            voice.say(Session::close);
            left.complete(null);
        }
    }
}
