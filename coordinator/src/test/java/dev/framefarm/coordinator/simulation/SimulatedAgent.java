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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** One slot and one lease ahead. Once its faults are switched off it is steady. */
final class SimulatedAgent {
    private static final double HEARTBEAT = 2;
    private static final int ROOM = 2;

    private final SimulatedFarm farm;
    private final AgentId id;
    private final double speed;
    private final Map<LeaseId, Assignment> held = new LinkedHashMap<>();
    private Habit habit;
    private boolean alive;
    private boolean hung;
    private boolean busy;
    private int life;

    SimulatedAgent(SimulatedFarm farm, AgentId id, Habit habit, double speed) {
        this.farm = farm;
        this.id = id;
        this.habit = habit;
        this.speed = speed;
    }

    void behave() {
        habit = Habit.STEADY;
        hung = false;
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
            Fleet.Joined joined = farm.engine.fleet().join(id, machine(), List.of(encoder(0)), heldNow());
            joined.dropped().forEach(held::remove);
            farm.time.after(0.01, this::offer);
        }
    }

    void offer() {
        while (alive && !hung && held.size() < ROOM) {
            var given = farm.engine.dispatcher().offer(id, !busy);
            if (given.isEmpty()) {
                return;
            }
            farm.note(id + " leases " + given.get().lease().interval());
            held.put(given.get().lease().id(), given.get());
            startNext();
        }
    }

    void revoked(LeaseId lease) {
        held.remove(lease);
    }

    private void startNext() {
        if (busy || held.isEmpty()) {
            return;
        }
        Assignment next = held.values().iterator().next();
        busy = true;
        int thisLife = life;
        double seconds = next.lease().interval().length() / speed;
        if (chance(habit.comesLate())) {
            seconds = seconds * 3 + 25;
        }
        if (chance(habit.dies())) {
            farm.time.after(seconds / 2, () -> die(thisLife));
        } else if (chance(habit.hangs())) {
            farm.time.after(seconds / 2, () -> hang(thisLife));
        }
        farm.time.after(seconds, () -> encoded(next, thisLife));
    }

    private void encoded(Assignment work, int ofLife) {
        if (!alive || hung || ofLife != life) {
            return;
        }
        busy = false;
        boolean wanted = held.remove(work.lease().id()) != null;
        if (wanted || chance(habit.comesLate())) {
            finish(work);
        }
        startNext();
        offer();
    }

    private void finish(Assignment work) {
        if (chance(habit.fails())) {
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
        Evidence evidence = new Evidence(SimulatedBlobs.blob(said), frames, first, first + frames - 1, "sim", 0, 1, 1);
        try (var receiving = farm.engine.deliveries().receive(id, work.lease().id())) {
            receiving.bytes().write(bytes);
            return receiving.judge(evidence);
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
            List<LeaseId> dropped =
                    farm.engine.fleet().heartbeat(id, 0.5, 1L << 40, heldNow(), List.of(encoder(speed * 1920 * 1080)));
            dropped.forEach(held::remove);
        }
        farm.time.after(HEARTBEAT, () -> heartbeat(ofLife));
    }

    private void die(int ofLife) {
        if (ofLife != life || !alive) {
            return;
        }
        farm.note(id + " dies");
        alive = false;
        busy = false;
        held.clear();
        farm.engine.fleet().left(id);
        farm.time.after(5 + farm.random.nextInt(40), () -> {
            if (!alive) {
                connect();
            }
        });
    }

    /** Frozen: it says nothing, and wakes up believing in leases that are long over. */
    private void hang(int ofLife) {
        if (ofLife != life || hung) {
            return;
        }
        farm.note(id + " hangs");
        hung = true;
        farm.time.after(30 + farm.random.nextInt(30), () -> {
            hung = false;
            busy = false;
            List.copyOf(held.values()).forEach(this::finish);
            held.clear();
            join();
        });
    }

    private boolean chance(int percent) {
        return percent > 0 && farm.random.nextInt(100) < percent;
    }

    private List<Fleet.Held> heldNow() {
        return held.keySet().stream()
                .map(lease -> new Fleet.Held(lease, 0, false))
                .toList();
    }

    private static Agent.Encoder encoder(double pixelsPerSecond) {
        return new Agent.Encoder("h264", "sim", pixelsPerSecond);
    }

    private static Agent.Machine machine() {
        return new Agent.Machine("host", 1, 1, 1L << 30, List.of(), "ffmpeg", "1");
    }
}
