package dev.framefarm.coordinator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand farms in which everything goes wrong that a seed can think of. */
class FarmSimulationTest {
    private static final int SEEDS = Integer.getInteger("framefarm.seeds", 1_000);
    private static final Duration FAULTS_STOP = Duration.ofMinutes(4);
    private static final Duration LIMIT = Duration.ofMinutes(40);
    private static final int RATE = 25;
    private static final int TEN_MINUTES = RATE * 600;

    private record Run(JobState state, long frames, long encoded, List<String> trace) {}

    @Test
    void everyFilmIsCoveredOnceFaultsStop(TestReporter reporter) {
        int failed = 0;
        long frames = 0;
        long encoded = 0;
        double worst = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = run(seed);
            failed += run.state() == JobState.FAILED ? 1 : 0;
            frames += run.frames();
            encoded += run.encoded();
            worst = Math.max(worst, (double) run.encoded() / run.frames());
        }
        double waste = (double) encoded / frames;
        reporter.publishEntry(String.format(
                "%d farms: %d jobs failed, %.2f frames were encoded for each of a film, %.2f at the worst",
                SEEDS, failed, waste, worst));
        assertThat(failed).as("jobs given up").isLessThanOrEqualTo(SEEDS / 50);
        assertThat(waste).as("frames encoded for each frame of a film").isLessThan(1.25);
        assertThat(worst).as("frames encoded for each frame of the worst film").isLessThan(2.5);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(run(seed).trace()).isEqualTo(run(seed).trace());
        }
    }

    @Test
    void wipedLedgersCostOnlyWhatWasRunning() {
        SimulatedFarm farm = new SimulatedFarm(1);
        farm.enrol("one", Habit.STEADY, 50);
        farm.enrol("two", Habit.STEADY, 50);
        JobId job = farm.submit(TEN_MINUTES);
        for (int i = 1; i <= 5; i++) {
            farm.time.after(20 * i, farm::wipe);
        }
        assertThat(farm.run(job, LIMIT).state()).isEqualTo(JobState.FINISHING);
        assertThat(encoded(farm)).isLessThan(TEN_MINUTES * 5 / 4);
        assertThat(everyAcceptedAttemptOf(farm, job)).doesNotHaveDuplicates();
    }

    @Test
    void aLateDeliveryWinsWhereItsPlaceIsStillFree() {
        SimulatedFarm farm = new SimulatedFarm(1);
        SimulatedAgent late = farm.enrol("late", new Habit("frozen", 0, 100, 0, 0, 0, 0, 0), 10);
        JobId job = farm.submit(RATE * 20);
        LaneId lane = new LaneId(job, 0);
        farm.run(job, Duration.ofSeconds(28));
        assertThat(farm.ledger(lane).map(Ledger::leases)).hasValue(List.of());
        late.behave();
        farm.run(job, Duration.ofSeconds(40));
        assertThat(farm.trace).anyMatch(line -> line.contains("late delivers") && line.endsWith("Accepted[]"));
        Attempt first = farm.attempts.ofJob(job).get(0);
        assertThat(farm.deliveries.ofLane(lane).get(0).lease()).isEqualTo(first.lease());
        assertThat(first.outcome()).as("what history says of it").hasValue(Attempt.DELIVERED);
    }

    @Test
    void anAgentThatComesBackEmptyHandedFreesItsPlacesAtOnce() {
        SimulatedFarm farm = new SimulatedFarm(1);
        AgentId id = new AgentId("one");
        farm.enrol("one", Habit.STEADY, 10);
        JobId job = farm.submit(RATE * 60);
        farm.run(job, Duration.ofSeconds(6));
        List<Lease> before = farm.ledger(new LaneId(job, 0)).orElseThrow().leases();
        assertThat(before).hasSize(SimulatedAgent.ROOM);
        farm.agents.get(id).restart();
        farm.run(job, Duration.ofSeconds(1));
        List<Lease> after = farm.ledger(new LaneId(job, 0)).orElseThrow().leases();
        assertThat(after).hasSizeLessThanOrEqualTo(SimulatedAgent.ROOM).doesNotContainAnyElementsOf(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60 20", "100 50 10", "30 30 30 30", "200 10", "25 25 25 25 25 25 25 25 25 25"})
    void theHeterogeneousFleetEndsTogether(String speeds, TestReporter reporter) {
        double ratio = makespan(1, Habit.STEADY, speeds);
        reporter.publishEntry(String.format("speeds %s: %.3f of the bound", speeds, ratio));
        assertThat(ratio).as("wall time over the lower bound").isLessThan(1.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60 20", "100 50 10", "25 25 25 25 25 25 25 25 25 25"})
    void failingAttemptsCostLittle(String speeds, TestReporter reporter) {
        Habit failing = new Habit("failing", 0, 0, 0, 0, 0, 0, 5);
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            sum += makespan(seed, failing, speeds);
        }
        double cost = sum / 20 / makespan(1, Habit.STEADY, speeds);
        reporter.publishEntry(String.format("speeds %s: %.3f of the time without failures", speeds, cost));
        assertThat(cost)
                .as("wall time over that without failures, on the average")
                .isLessThan(1.10);
    }

    private static double makespan(long seed, Habit habit, String speeds) {
        SimulatedFarm farm = new SimulatedFarm(seed);
        double sum = 0;
        for (String speed : speeds.split(" ", -1)) {
            farm.enrol("agent-" + farm.agents.size(), habit, Integer.parseInt(speed));
            sum += Integer.parseInt(speed);
        }
        JobId job = farm.submit(TEN_MINUTES);
        var begin = farm.time.instant();
        assertThat(farm.run(job, LIMIT).state()).isEqualTo(JobState.FINISHING);
        double seconds = Duration.between(begin, farm.time.instant()).toMillis() / 1000.0;
        return seconds / (TEN_MINUTES / sum);
    }

    private static Run run(long seed) {
        SimulatedFarm farm = new SimulatedFarm(seed);
        int agents = 2 + farm.random.nextInt(6);
        for (int i = 0; i < agents; i++) {
            Habit habit = Habit.ALL[farm.random.nextInt(Habit.ALL.length)];
            farm.enrol("agent-" + i, habit, 5 + farm.random.nextInt(100));
        }
        int frames = RATE * (20 + farm.random.nextInt(280));
        JobId job = farm.submit(frames);
        disasters(farm);
        if (farm.random.nextInt(20) == 0) {
            farm.time.after(farm.random.nextInt(60), () -> farm.engine.orders().cancel(job, SimulatedFarm.USER));
        }
        farm.time.after(FAULTS_STOP, () -> farm.agents.values().forEach(SimulatedAgent::behave));
        try {
            Job ended = farm.run(job, LIMIT);
            LaneId lane = new LaneId(job, 0);
            Plan plan = farm.plans.find(job).orElseThrow();
            if (ended.state() == JobState.CANCELLED) {
                farm.note("cancelled");
            } else if (ended.state() == JobState.FAILED) {
                assertThat(Failures.justify(farm.attempts.ofJob(job), lane, plan.video()))
                        .as("failed because of %s", ended.reason())
                        .isTrue();
            } else {
                assertThat(ended.state()).isEqualTo(JobState.FINISHING);
                assertThat(Invariants.covered(farm, job, plan)).isTrue();
                farm.publish(job);
            }
            farm.settle();
            Invariants.nothingIsLeft(farm, lane);
            return new Run(ended.state(), frames, encoded(farm), farm.trace);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + String.join("\n", last(farm.trace)), e);
        }
    }

    private static void disasters(SimulatedFarm farm) {
        for (int i = farm.random.nextInt(4); i > 0; i--) {
            Runnable disaster = switch (farm.random.nextInt(3)) {
                case 0 -> farm::crash;
                case 1 -> farm::crashBeforeEffects;
                default -> farm::wipe;
            };
            farm.time.after(farm.random.nextInt(120), disaster);
        }
    }

    private static long encoded(SimulatedFarm farm) {
        return farm.agents.values().stream()
                .mapToLong(SimulatedAgent::encodedFrames)
                .sum();
    }

    private static List<Interval> everyAcceptedAttemptOf(SimulatedFarm farm, JobId job) {
        return farm.attempts.ofJob(job).stream()
                .filter(attempt ->
                        attempt.outcome().filter(Attempt.DELIVERED::equals).isPresent())
                .map(Attempt::interval)
                .toList();
    }

    private static List<String> last(List<String> trace) {
        return trace.subList(Math.max(0, trace.size() - 50), trace.size());
    }
}
