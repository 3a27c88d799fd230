package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final SmallFarm farm = new SmallFarm();
    private final AtomicInteger news = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void oneBadJobLeavesTheOthersAlone() throws Exception {
        Job bad = farm.stored(JobState.RENDERING);
        Job good = farm.stored(JobState.RENDERING);
        LaneId lane = new LaneId(good.id(), 0);
        farm.ledgers.before = call -> {
            if (call.equals("find") && farm.heldLedgers.find(lane).isEmpty()) {
                farm.ledgers.mend();
                throw new IllegalStateException(bad.id() + " came first");
            }
        };

        farm.ticks(1);

        assertThat(farm.heldLedgers.find(lane)).isPresent();
    }

    @Test
    void aQuietFarmCostsNothing() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        CountDownLatch joining = new CountDownLatch(1);
        farm.joiner = (plan, source, sound, target) -> {
            joining.countDown();
            return new NoJoin();
        };
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        assertThat(farm.engine.dispatcher().offer(agent, true)).isPresent();
        farm.ticks(1);
        // The joining thread reads by itself what was delivered before.
        joining.await();
        watchProgress();
        int read = databaseCalls();
        int wakes = farm.wakes.get();

        farm.ticks(3);

        assertThat(databaseCalls()).isEqualTo(read);
        assertThat(farm.wakes).hasValue(wakes);
        assertThat(news).hasValue(0);
        assertThat(farm.state(job)).isEqualTo(JobState.RENDERING);
    }

    @Test
    void whatMovesIsToldAtOnce() throws Exception {
        farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.ticks(1);
        watchProgress();

        for (int done = 1; done <= 3; done++) {
            beat(agent, work, done);
            farm.ticks(1);
        }

        assertThat(news).hasValue(3);
    }

    /** A delivery was found spoiled and taken back, and whoever did it died before the ledger heard of it. */
    @Test
    void aLedgerThatKnowsMoreThanTheDatabaseIsOpenedAnew() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        LaneId lane = new LaneId(job.id(), 0);
        farm.engine.recovery().all();
        farm.deliver(job, 0, 200);
        farm.ledgers.port.apply(lane, new LedgerCommand.Accept(new Interval(0, SmallFilm.FRAMES)));

        farm.ticks(6);

        assertThat(farm.heldLedgers.find(lane).orElseThrow().acceptedLength()).isEqualTo(200);
        Assignment work = farm.engine.dispatcher().offer(farm.agent("a"), true).orElseThrow();
        assertThat(work.lease().interval()).isEqualTo(new Interval(200, SmallFilm.FRAMES));
    }

    /** Whoever committed it was killed before it said so, or what it said went with the lost side of a split. */
    @Test
    void aLedgerThatLacksADeliveryHearsOfIt() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment again = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.deliver(job, 0, 200);

        farm.ticks(6);

        assertThat(farm.heldLedgers.find(new LaneId(job.id(), 0)).orElseThrow().acceptedLength())
                .isEqualTo(200);
        assertThat(farm.attempts.find(again.lease().id()).orElseThrow().outcome())
                .as("what is encoded once more")
                .hasValue("REVOKED");
    }

    @Test
    void aFilmThatIsCompleteInTheDatabaseAloneIsFinished() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        farm.deliver(job, 0, 25);
        farm.deliver(job, 25, SmallFilm.FRAMES);

        farm.ticksUntil(job, JobState.DONE);
    }

    @Test
    void agentsAreWokenWhenAPlaceIsFreeAgain() throws Exception {
        farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.engine.attempts().ended(agent, work.lease().id(), EndCode.ENCODER_FAILED, "it broke");
        int wakes = farm.wakes.get();

        farm.ticks(1);

        assertThat(farm.wakes.get()).as("whoever failed there may try again").isGreaterThan(wakes);
    }

    @Test
    void anEndThatIsToldAgainIsNoNews() throws Exception {
        farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.engine.attempts().ended(agent, work.lease().id(), EndCode.ENCODER_FAILED, "it broke");
        int wakes = farm.wakes.get();
        long told = farm.happenings.latest();

        farm.engine.attempts().ended(agent, work.lease().id(), EndCode.ENCODER_FAILED, "it broke");

        assertThat(farm.wakes).hasValue(wakes);
        assertThat(farm.happenings.latest()).isEqualTo(told);
    }

    /** Its line was down when FFmpeg failed: it says so when it is back, after it was given up. */
    @Test
    void whatWentWrongIsToldByAnAgentThatWasSilent() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.ticks(25);
        assertThat(held(job, work)).isFalse();

        farm.engine.attempts().ended(agent, work.lease().id(), EndCode.ENCODER_FAILED, "no such option");

        assertThat(farm.attempts.find(work.lease().id()).orElseThrow().failure())
                .hasValue("FFmpeg failed (no such option)");
    }

    @Test
    void whoWasSilentAndWentOnFreesItsPlaceWhenItFails() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.ticks(25);
        beat(agent, work, 3);
        assertThat(held(job, work)).isTrue();

        farm.engine.attempts().ended(agent, work.lease().id(), EndCode.HANDED_BACK, "");

        assertThat(held(job, work)).isFalse();
    }

    @Test
    void nobodyIsJudgedForTheTimeThatWeWereAway() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();
        farm.ticks(1);

        farm.pass(3600);
        farm.ticks(10);
        assertThat(held(job, work)).isTrue();
        beat(agent, work, 3);
        farm.ticks(15);
        assertThat(held(job, work)).as("who speaks again goes on").isTrue();
        farm.ticks(10);
        assertThat(held(job, work)).as("who does not is gone").isFalse();
    }

    @Test
    void aClockThatWasSetBackDoesNotStopTheJudging() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId agent = farm.agent("a");
        farm.ticks(1);
        farm.pass(3600);
        farm.ticks(1);
        farm.pass(-3600);
        farm.ticks(1);
        Assignment work = farm.engine.dispatcher().offer(agent, true).orElseThrow();

        farm.ticks(25);

        assertThat(held(job, work)).isFalse();
    }

    @Test
    void thePlacesOfThoseWhoAreStillAtItAreKeptWhenLedgersVanish() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId holder = farm.agent("holder");
        AgentId other = farm.agent("other");
        Assignment work = farm.engine.dispatcher().offer(holder, true).orElseThrow();
        farm.heldLedgers.wipe();

        assertThat(farm.engine.dispatcher().offer(other, true))
                .hasValueSatisfying(given -> assertThat(
                                given.lease().interval().overlaps(work.lease().interval()))
                        .isFalse());
        beat(holder, work, 3);
        farm.ticks(10);
        assertThat(held(job, work)).isTrue();
    }

    @Test
    void thePlacesOfThoseWhoDoNotComeBackAreFreeSoon() throws Exception {
        Job job = farm.stored(JobState.RENDERING);
        farm.engine.recovery().all();
        AgentId holder = farm.agent("holder");
        assertThat(farm.engine.dispatcher().offer(holder, true)).isPresent();
        farm.heldLedgers.wipe();

        farm.ticks(8);

        assertThat(farm.heldLedgers.find(new LaneId(job.id(), 0)).orElseThrow().leases())
                .isEmpty();
    }

    private boolean held(Job job, Assignment work) {
        return farm.heldLedgers
                .find(new LaneId(job.id(), 0))
                .orElseThrow()
                .lease(work.lease().id())
                .isPresent();
    }

    private void beat(AgentId agent, Assignment work, long done) {
        farm.engine
                .fleet()
                .heartbeat(agent, 0, 1, List.of(new Fleet.Held(work.lease().id(), done, true)), List.of());
    }

    private void watchProgress() {
        farm.happenings.subscribe(farm.happenings.latest(), each -> {
            if (each.happening().type().equals("progress")) {
                news.incrementAndGet();
            }
        });
    }

    private int databaseCalls() {
        return farm.jobStore.calls.get() + farm.plans.calls.get() + farm.deliveries.calls.get();
    }
}
