package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.chaos.Fault.Victim;
import dev.framefarm.coordinator.db.FarmRecords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes things go wrong, and right again. One victim suffers one fault at a time. */
final class Weather {
    private static final Duration TO_GO = Duration.ofSeconds(20);

    private final StagingFarm farm;
    private final FarmRecords records;
    private final Consumer<String> news;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final Queue<Future<?>> coming = new ConcurrentLinkedQueue<>();
    private final Set<String> suffering = new HashSet<>();
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private int missed;
    private int revived;

    Weather(StagingFarm farm, FarmRecords records, Consumer<String> news) {
        this.farm = farm;
        this.records = records;
        this.news = news;
    }

    static Set<Kind> possible(StagingFarm farm) {
        EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
        if (!farm.store().canBeFilled()) {
            kinds.removeAll(EnumSet.of(Kind.FILL_AGENT, Kind.FILL_STORE));
        }
        return kinds;
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
        int many = victims(drawn.kind());
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
            if (begin(fault)) {
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

    private int victims(Kind kind) {
        return switch (kind.victim) {
            case COORDINATOR -> farm.coordinators().size();
            case AGENT -> farm.agents().size();
            case DATABASE, STORE -> 1;
        };
    }

    private void mend(Fault fault) {
        try {
            end(fault);
        } finally {
            relieve(fault);
        }
    }

    /** False where there is nothing that it could happen to. */
    private boolean begin(Fault fault) {
        switch (fault.kind()) {
            case KILL_COORDINATOR, KILL_AGENT, KILL_DATABASE -> member(fault).kill();
            case RESTART_COORDINATOR, RESTART_AGENT -> member(fault).end(TO_GO);
            case FREEZE_COORDINATOR, FREEZE_AGENT, FREEZE_DATABASE ->
                member(fault).freeze();
            case KILL_ENCODER -> {
                return encoder(fault, each -> each.destroyForcibly());
            }
            case FREEZE_ENCODER -> {
                return encoder(fault, each -> Signals.stop(Stream.of(each)));
            }
            case CUT_LINK -> farm.links(fault.target()).forEach(Link::cut);
            case SLOW_LINK -> farm.links(fault.target()).forEach(Link::slow);
            case FILL_AGENT -> farm.disk(fault.target()).fill();
            case FILL_STORE -> farm.store().fill();
            case SPOIL_DELIVERY -> {
                return records.delivery().filter(this::spoil).isPresent();
            }
        }
        return true;
    }

    private void end(Fault fault) {
        switch (fault.kind()) {
            case KILL_COORDINATOR, KILL_AGENT, KILL_DATABASE, RESTART_COORDINATOR, RESTART_AGENT ->
                member(fault).start();
            case FREEZE_COORDINATOR, FREEZE_AGENT, FREEZE_DATABASE, FREEZE_ENCODER ->
                member(fault).thaw();
            case CUT_LINK, SLOW_LINK -> farm.links(fault.target()).forEach(Link::mend);
            case FILL_AGENT -> farm.disk(fault.target()).empty();
            case FILL_STORE -> farm.store().empty();
            case KILL_ENCODER, SPOIL_DELIVERY -> {}
        }
    }

    private Member member(Fault fault) {
        return switch (fault.kind().victim) {
            case COORDINATOR -> farm.coordinators().get(fault.target());
            case AGENT -> farm.agents().get(fault.target());
            case DATABASE, STORE -> farm.database().server();
        };
    }

    private boolean encoder(Fault fault, Consumer<ProcessHandle> what) {
        Optional<ProcessHandle> encoder = member(fault).encoder();
        encoder.ifPresent(what);
        return encoder.isPresent();
    }

    /** One byte in the middle is another one from here on; nothing else tells of it. */
    private boolean spoil(String sha256) {
        Path file = farm.store()
                .folder()
                .resolve("stored")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int was = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(was ^ 0x55);
            return true;
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }

    /** As a service manager does: what ended by itself is started again. */
    private synchronized void revive() {
        revive(Victim.COORDINATOR, farm.coordinators());
        revive(Victim.AGENT, farm.agents());
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
