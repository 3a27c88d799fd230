package dev.framefarm.coordinator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand farms in which everything goes wrong that a seed can think of. */
class FarmSimulationTest {
    private static final int SEEDS = Integer.getInteger("framefarm.seeds", 1_000);
    private static final Duration FAULTS_STOP = Duration.ofMinutes(4);
    private static final Duration LIMIT = Duration.ofMinutes(40);

    private record Run(JobState state, boolean covered, List<String> trace) {}

    @Test
    void everyFilmIsCoveredOnceFaultsStop() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = run(seed);
            boolean hopeless = run.state() == JobState.FAILED;
            assertThat(run.covered() || hopeless)
                    .as("seed %d ended %s%n%s", seed, run.state(), String.join("\n", last(run.trace())))
                    .isTrue();
        }
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(run(seed).trace()).isEqualTo(run(seed).trace());
        }
    }

    @Test
    void twoSteadyAgentsFinishTogether() {
        SimulatedFarm farm = new SimulatedFarm(1);
        farm.enrol("fast", Habit.STEADY, 60);
        farm.enrol("slow", Habit.STEADY, 20);
        JobId job = farm.submit(25 * 600);
        var begin = farm.time.instant();
        farm.run(job, LIMIT);
        double seconds = Duration.between(begin, farm.time.instant()).toMillis() / 1000.0;
        double bound = 25 * 600 / 80.0;
        assertThat(seconds / bound).as("wall time over the lower bound").isLessThan(1.05);
    }

    private static Run run(long seed) {
        SimulatedFarm farm = new SimulatedFarm(seed);
        int agents = 2 + farm.random.nextInt(6);
        for (int i = 0; i < agents; i++) {
            Habit habit = Habit.ALL[farm.random.nextInt(Habit.ALL.length)];
            farm.enrol("agent-" + i, habit, 5 + farm.random.nextInt(100));
        }
        JobId job = farm.submit(25 * (20 + farm.random.nextInt(280)));
        for (int i = farm.random.nextInt(3); i > 0; i--) {
            farm.time.after(5 + farm.random.nextInt(120), () -> crash(farm));
        }
        farm.time.after(FAULTS_STOP, () -> farm.agents.values().forEach(SimulatedAgent::behave));
        Job ended = farm.run(job, LIMIT);
        Plan plan = farm.plans.find(job).orElseThrow();
        return new Run(ended.state(), Invariants.covered(farm, job, plan), farm.trace);
    }

    /** Ledgers, roster and effects under way are gone; agents say hello again. */
    private static void crash(SimulatedFarm farm) {
        farm.note("coordinator crashes");
        farm.boot();
        farm.agents.values().forEach(SimulatedAgent::join);
    }

    private static List<String> last(List<String> trace) {
        return trace.subList(Math.max(0, trace.size() - 50), trace.size());
    }
}
