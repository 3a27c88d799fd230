package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.chaos.Fault.Victim;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes things go wrong, and right again. One victim suffers one fault at a time; {@code look} is run after each. */
final class Weather {
    private static final Duration TO_GO = Duration.ofSeconds(20);

    private final StagingFarm farm;
    private final Blows blows;
    private final Runnable look;
    private final Consumer<String> news;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final Queue<Future<?>> coming = new ConcurrentLinkedQueue<>();
    private final Set<String> suffering = new HashSet<>();
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private int missed;
    private int revived;

    Weather(StagingFarm farm, Blows blows, Runnable look, Consumer<String> news) {
        this.farm = farm;
        this.blows = blows;
        this.look = look;
        this.news = news;
    }

    void begin(Iterable<Storm.Stroke> storm) {
        for (Storm.Stroke stroke : storm) {
            after(stroke.at(), () -> strike(stroke.fault()));
        }
        coming.add(clock.scheduleWithFixedDelay(this::revive, 2, 2, TimeUnit.SECONDS));
    }

    private void after(Duration delay, Runnable work) {
        coming.add(clock.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    synchronized Map<Kind, Integer> struck() {
        return new EnumMap<>(struck);
    }

    synchronized int missed() {
        return missed;
    }

    synchronized int revived() {
        return revived;
    }

    /** Whoever suffers already, or has nothing that this could happen to, is spared: the next one is hit. */
    private void strike(Fault drawn) {
        int many = blows.victims(drawn.kind());
        for (int i = 0; i < many; i++) {
            Fault fault = drawn.upon((drawn.target() + i) % many);
            if (hit(fault)) {
                return;
            }
        }
        synchronized (this) {
            missed++;
        }
    }

    private boolean hit(Fault fault) {
        if (!afflict(fault)) {
            return false;
        }
        try {
            if (blows.begin(fault)) {
                tell(fault);
                after(fault.lasts(), () -> mend(fault));
                return true;
            }
        } catch (RuntimeException e) {
            news.accept(fault.kind().words + " failed: " + e.getMessage());
        }
        relieve(fault);
        return false;
    }

    private synchronized boolean afflict(Fault fault) {
        return suffering.add(fault.victim());
    }

    private synchronized void relieve(Fault fault) {
        suffering.remove(fault.victim());
    }

    private synchronized void tell(Fault fault) {
        struck.merge(fault.kind(), 1, Integer::sum);
        news.accept(String.format(
                Locale.ROOT,
                "%s, number %d, for %.1f s",
                fault.kind().words,
                fault.target() + 1,
                fault.lasts().toMillis() / 1000.0));
    }

    private void mend(Fault fault) {
        try {
            blows.end(fault);
        } finally {
            relieve(fault);
            look.run();
        }
    }

    /** As a service manager does: what ended by itself is started again. */
    private synchronized void revive() {
        revive(
                Victim.COORDINATOR,
                farm.coordinators().stream().map(StagedCoordinator::process).toList());
        revive(Victim.AGENT, farm.agents().stream().map(StagedAgent::process).toList());
    }

    private void revive(Victim kind, Iterable<Member> members) {
        int number = 0;
        for (Member member : members) {
            if (!suffering.contains(Fault.victim(kind, number)) && !member.runs()) {
                revived++;
                news.accept(member.name() + " had ended by itself and is started again");
                member.start();
            }
            number++;
        }
    }

    /** What is wrong now stays wrong until somebody mends it. */
    void end() throws InterruptedException {
        coming.forEach(each -> each.cancel(false));
        clock.shutdown();
        clock.awaitTermination(TO_GO.toSeconds() * 2, TimeUnit.SECONDS);
    }
}
