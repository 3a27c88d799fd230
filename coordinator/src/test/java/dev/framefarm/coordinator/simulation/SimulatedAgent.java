package dev.framefarm.coordinator.simulation;

import dev.framefarm.coordinator.engine.Fleet;
import dev.framefarm.coordinator.engine.LeaseRefused;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.model.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One slot and one lease ahead. Once its faults are switched off it is steady. */
final class SimulatedAgent {
    static final int ROOM = 2;
    private static final double HEARTBEAT = 2;
    /** FFmpeg begins, ends, and the last bytes travel. */
    private static final double START_SECONDS = 0.25;

    private record Encoding(Assignment work, Instant began, double seconds) {}

    private final SimulatedFarm farm;
    private final AgentId id;
    private final double speed;
    private final Map<LeaseId, Assignment> held = new LinkedHashMap<>();
    private Habit habit;
    private boolean alive;
    private boolean hung;
    private @Nullable Encoding encoding;
    private int life;
    private long encodedFrames;

    SimulatedAgent(SimulatedFarm farm, AgentId id, Habit habit, double speed) {
        this.farm = farm;
        this.id = id;
        this.habit = habit;
        this.speed = speed;
    }

    /** Frames that went through its encoder, wanted or not. */
    long encodedFrames() {
        return encodedFrames;
    }

    int holds() {
        return held.size();
    }

    boolean isAwake() {
        return alive && !hung;
    }

    /** The process dies and is back before anybody misses it. */
    void restart() {
        stopEncoding();
        held.clear();
        connect();
    }

    void behave() {
        habit = Habit.STEADY;
        if (!alive) {
            connect();
        }
    }

    void connect() {
        alive = true;
        life++;
        join();
        int thisLife = life;
        farm.time.after(HEARTBEAT, () -> heartbeat(thisLife));
    }

    /** Says hello; also after the coordinator was started again. */
    void join() {
        if (alive && !hung) {
            farm.engine
                    .fleet()
                    .join(id, machine(), List.of(encoder(0)), heldNow())
                    .dropped()
                    .forEach(this::revoked);
            farm.time.after(0.01, this::offer);
        }
    }

    void offer() {
        while (alive && !hung && held.size() < ROOM) {
            var given = farm.engine.dispatcher().offer(id, encoding == null);
            if (given.isEmpty()) {
                return;
            }
            farm.note(id + " leases " + given.get().lease().interval());
            held.put(given.get().lease().id(), given.get());
            startNext();
        }
    }

    /** What is being encoded stops at once, and the next begins. Who is frozen hears nothing. */
    void revoked(LeaseId lease) {
        if (hung) {
            return;
        }
        held.remove(lease);
        if (encoding != null && encoding.work().lease().id().equals(lease)) {
            stopEncoding();
            startNext();
            offer();
        }
    }

    private void startNext() {
        if (encoding != null || held.isEmpty()) {
            return;
        }
        Assignment next = held.values().iterator().next();
        double seconds = START_SECONDS + next.lease().interval().length() / speed;
        if (chance(habit.comesLate())) {
            seconds = seconds * 3 + 25;
        }
        Encoding begun = new Encoding(next, farm.time.instant(), seconds);
        encoding = begun;
        int thisLife = life;
        if (chance(habit.dies())) {
            farm.time.after(seconds / 2, () -> die(thisLife));
        } else if (chance(habit.hangs())) {
            farm.time.after(seconds / 2, () -> hang(thisLife));
        }
        farm.time.after(seconds, () -> encoded(begun));
    }

    private void encoded(Encoding ended) {
        if (!ended.equals(encoding) || hung) {
            return;
        }
        stopEncoding();
        held.remove(ended.work().lease().id());
        finish(ended.work());
        startNext();
        offer();
    }

    private void stopEncoding() {
        encodedFrames += done();
        encoding = null;
    }

    private void finish(Assignment work) {
        if (chance(habit.fails())) {
            farm.note(id + " fails at " + work.lease().interval());
            farm.engine.attempts().ended(id, work.lease().id(), EndCode.ENCODER_FAILED, "it broke");
            return;
        }
        int times = chance(habit.deliversTwice()) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            Verdict verdict = deliver(work);
            farm.note(id + " delivers " + work.lease().interval() + ": " + verdict);
        }
    }

    private Verdict deliver(Assignment work) {
        Work.Pictures part = (Work.Pictures) work.work().part();
        long frames = chance(habit.wrongFrames()) ? part.frames() - 1 : part.frames();
        long first = part.firstTime() - work.work().filmStart();
        byte[] bytes =
                SimulatedBlobs.bytes(LongStream.range(first, first + frames).toArray());
        byte[] said = chance(habit.wrongBytes()) ? new byte[] {1} : bytes;
        Evidence evidence =
                new Evidence(SimulatedBlobs.blob(said), frames, first, first + frames - 1, "sim", 0, 0, 1, 1);
        try (var receiving = farm.engine.deliveries().receive(id, work.lease().id())) {
            receiving.bytes().write(bytes);
            return receiving.judge(evidence, Optional.empty());
        } catch (LeaseRefused e) {
            return Verdict.rejected("UNKNOWN", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heartbeat(int ofLife) {
        if (!alive || ofLife != life) {
            return;
        }
        if (!hung) {
            farm.engine
                    .fleet()
                    .heartbeat(id, 0.5, 1L << 40, heldNow(), List.of(encoder(speed * 1920 * 1080)))
                    .forEach(this::revoked);
        }
        farm.time.after(HEARTBEAT, () -> heartbeat(ofLife));
    }

    private void die(int ofLife) {
        if (ofLife != life || !alive) {
            return;
        }
        farm.note(id + " dies");
        alive = false;
        hung = false;
        stopEncoding();
        held.clear();
        farm.engine.fleet().left(id);
        farm.time.after(1 + farm.random.nextInt(40), () -> {
            if (!alive) {
                connect();
            }
        });
    }

    /** Frozen: it says nothing, and wakes up believing in leases that are long over. */
    private void hang(int ofLife) {
        if (ofLife != life || hung || !alive) {
            return;
        }
        farm.note(id + " hangs");
        hung = true;
        farm.time.after(30 + farm.random.nextInt(30), () -> wake(ofLife));
    }

    private void wake(int ofLife) {
        if (ofLife != life || !alive) {
            return;
        }
        farm.note(id + " wakes");
        hung = false;
        stopEncoding();
        List<Assignment> believed = List.copyOf(held.values());
        held.clear();
        believed.stream().limit(1).forEach(this::finish);
        join();
    }

    private boolean chance(int percent) {
        return percent > 0 && farm.random.nextInt(100) < percent;
    }

    private long done() {
        if (encoding == null) {
            return 0;
        }
        double part = Duration.between(encoding.began(), farm.time.instant()).toMillis() / 1000.0 / encoding.seconds();
        return Math.round(encoding.work().lease().interval().length() * Math.min(1, part));
    }

    private List<Fleet.Held> heldNow() {
        return held.keySet().stream().map(this::held).toList();
    }

    private Fleet.Held held(LeaseId lease) {
        boolean started = encoding != null && encoding.work().lease().id().equals(lease);
        return new Fleet.Held(lease, started ? done() : 0, started);
    }

    private static Agent.Encoder encoder(double pixelsPerSecond) {
        return new Agent.Encoder("h264", "sim", pixelsPerSecond);
    }

    private static Agent.Machine machine() {
        return new Agent.Machine("host", 1, 1, 1L << 30, List.of(), "ffmpeg", "1", Set.of());
    }
}
