package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures whose graphics card is not there, or not any more. */
class FallbacksTest {
    private static final String CARD = "h264_nvenc/f/gpu-tesla-t4-sm7.5-driver-535.104.05";
    private static final String PROCESSOR = "libx264/f/cpu-amd64";

    private static final Agent.Encoder OFTEN = new Agent.Encoder("h264", PROCESSOR, 1e7);
    private static final Agent.Encoder RARE = new Agent.Encoder("h264", "libx264/8/cpu-arm64", 1e7);

    private final SmallFarm farm = new SmallFarm();

    @AfterEach
    void close() throws Exception {
        farm.close();
    }

    @Test
    void withoutAFallbackItWaitsForEverAndSaysForWhat() throws Exception {
        Job job = begun("video.codec=h264_nvenc");
        farm.ticks(5);
        assertThat(farm.waiting(job))
                .isEqualTo("no agent here has a working h264_nvenc encoder; add one that has (see: framefarm agents)");
        AgentId processor = processor("p");
        assertThat(farm.engine.dispatcher().offer(processor, true)).isEmpty();
        farm.ticks(500);
        assertThat(farm.engine.dispatcher().offer(processor("q"), true)).isEmpty();
        assertThat(farm.waiting(job)).startsWith("no agent here has a working h264_nvenc encoder");
    }

    @Test
    void whereNothingWasDeliveredItSimplyChanges() throws Exception {
        Job job = begun("video.codec=h264_nvenc", "video.crf=27", "video.fallback=software", "video.fallbackAfter=10");
        farm.ticks(4);
        assertThat(farm.waiting(job))
                .isEqualTo("no agent here can go on with h264_nvenc; in 7 s the processor takes over");
        farm.ticks(6);
        assertThat(encoder(job)).isEqualTo("h264_nvenc");
        farm.ticks(1);
        assertThat(encoder(job)).isEqualTo("h264");

        AgentId processor = processor("p");
        Assignment work = farm.engine.dispatcher().offer(processor, true).orElseThrow();
        Encode.Coding coding = ((Work.Pictures) work.work().part()).encode().coding();
        assertThat(coding.crf()).isEqualTo(27);
        assertThat(coding.preset()).isEmpty();
        assertThat(farm.engine.remarks().of(job.id()))
                .contains("The pictures are made by h264, because 10 s long no agent could go on with h264_nvenc.");
        deliver(processor, work, PROCESSOR);
        finish(job, processor);
        assertThat(farm.deliveries.port.ofJob(job.id()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.evidence().parityClass()).isEqualTo(PROCESSOR));
    }

    @Test
    void whatTheCardHadMadeIsMadeAnewAndComesTooLate() throws Exception {
        Job job = begun("video.codec=h264_nvenc", "video.fallback=software", "video.fallbackAfter=5");
        AgentId card = card("c");
        Assignment first = farm.engine.dispatcher().offer(card, false).orElseThrow();
        Assignment second = farm.engine.dispatcher().offer(card, false).orElseThrow();
        assertThat(deliver(card, first, CARD)).isEqualTo(Verdict.accepted());
        farm.ticks(2);
        assertThat(encoder(job)).as("the card is here").isEqualTo("h264_nvenc");

        farm.engine.fleet().proven(card, machine(), List.of(new Agent.Encoder("h264", PROCESSOR, 1e7)));
        farm.ticks(6);
        assertThat(encoder(job)).isEqualTo("h264");
        assertThat(farm.deliveries.port.ofJob(job.id())).isEmpty();
        assertThat(farm.heldLedgers.find(lane(job)).orElseThrow().acceptedLength())
                .isZero();
        Interval dropped = first.lease().interval();
        Blob bytes = farm.evidence(dropped.from(), dropped.to()).blob();
        assertThat(farm.blobs.has(bytes))
                .as("whoever decides waits for no store")
                .isTrue();
        farm.ticks(2);
        assertThat(farm.blobs.has(bytes)).isFalse();

        assertThat(deliver(card, second, CARD)).isInstanceOf(Verdict.Rejected.class);
        assertThat(farm.deliveries.port.ofJob(job.id())).isEmpty();
        finish(job, card);
    }

    /** Whoever decided died at once, and the ledger in Ignite still tells of the card's deliveries. */
    @Test
    void aLedgerThatKnowsMoreThanTheDatabaseIsOpenedAnew() throws Exception {
        Job job = begun("video.codec=h264_nvenc", "video.fallback=software", "video.fallbackAfter=0");
        AgentId card = card("c");
        deliver(card, farm.engine.dispatcher().offer(card, false).orElseThrow(), CARD);
        assertThat(farm.deliveries.port.fallBack(lane(job), SmallFilm.FRAMES)).isPresent();
        assertThat(farm.heldLedgers.find(lane(job)).orElseThrow().acceptedLength())
                .isPositive();

        farm.ticks(6);
        assertThat(encoder(job)).isEqualTo("h264");
        assertThat(farm.heldLedgers.find(lane(job)).orElseThrow().acceptedLength())
                .isZero();

        farm.ledgers.port.apply(lane(job), new LedgerCommand.Accept(new Interval(0, SmallFilm.FRAMES)));
        farm.ticks(1);
        assertThat(farm.state(job)).isEqualTo(JobState.RENDERING);
        finish(job, processor("p"));
    }

    /** Whoever took the card's last delivery died before it said so, and the card is gone. */
    @Test
    void whatIsCompleteInTheDatabaseAloneIsNotMadeAnew() throws Exception {
        Job job = begun("video.codec=h264_nvenc", "video.fallback=software", "video.fallbackAfter=0");
        farm.deliver(job, 0, 25);
        farm.deliver(job, 25, SmallFilm.FRAMES);

        farm.ticksUntil(job, JobState.DONE);

        assertThat(encoder(job)).isEqualTo("h264_nvenc");
        assertThat(farm.deliveries.port.ofJob(job.id())).hasSize(2);
    }

    /** Every coordinator knows what the lane was begun by, and only one of them decides that it begins anew. */
    @Test
    void aCoordinatorThatDidNotDecideLeasesToTheProcessorToo() throws Exception {
        Job job = begun("video.codec=h264_nvenc", "video.fallback=software", "video.fallbackAfter=0");
        Parity other = otherCoordinators();
        AgentId card = card("c");
        deliver(card, farm.engine.dispatcher().offer(card, false).orElseThrow(), CARD);
        assertThat(unfit(other, job, card)).isEmpty();

        farm.engine.fleet().proven(card, machine(), List.of(new Agent.Encoder("h264", PROCESSOR, 1e7)));
        farm.ticks(2);

        assertThat(encoder(job)).isEqualTo("h264");
        assertThat(unfit(other, job, card)).isEmpty();
    }

    @Test
    void aLaneWhoseOnlyDeliveryIsTakenBackIsForAnyClass() throws Exception {
        Job job = begun("video.codec=h264");
        Parity other = otherCoordinators();
        AgentId before = farm.agent("old", new Agent.Encoder("h264", "libx264/7/cpu", 1e7));
        AgentId after = processor("new");
        deliver(before, farm.engine.dispatcher().offer(before, false).orElseThrow(), "libx264/7/cpu");
        assertThat(unfit(other, job, after)).isPresent();

        farm.deliveries.port.withdraw(farm.deliveries.port.ofLane(lane(job)).get(0));
        farm.ledgers.port.drop(lane(job));
        farm.ticks(1);

        assertThat(unfit(other, job, after)).isEmpty();
        assertThat(farm.engine.dispatcher().offer(after, true)).isPresent();
    }

    @Test
    void aLoneAgentOfARareKindLetsTheManyBegin() throws Exception {
        Job job = begun("video.codec=h264");
        AgentId rare = farm.agent("rare", RARE);
        AgentId many = processor("m1");
        processor("m2");
        assertThat(farm.engine.dispatcher().offer(rare, true)).isEmpty();
        assertThat(farm.waiting(job))
                .isEqualTo("most agents make pieces that join with those of " + PROCESSOR
                        + " only; agent rare makes libx264/8/cpu-arm64 and may begin in 30 s if none of them does");
        assertThat(farm.engine.dispatcher().offer(many, true)).isPresent();
        assertThat(farm.engine.dispatcher().offer(rare, true)).isEmpty();
    }

    @Test
    void whenTheManyDoNotBeginTheRareDo() throws Exception {
        begun("video.codec=h264");
        AgentId rare = farm.agent("rare", RARE);
        AgentId many = processor("m1");
        AgentId more = processor("m2");
        for (int seconds = 0; seconds < 30; seconds += 10) {
            assertThat(farm.engine.dispatcher().offer(rare, true)).isEmpty();
            farm.ticks(10);
            farm.join(rare, RARE);
            farm.join(many, OFTEN);
            farm.join(more, OFTEN);
        }
        assertThat(farm.engine.dispatcher().offer(rare, true)).isPresent();
        assertThat(farm.engine.dispatcher().offer(many, true)).isEmpty();
    }

    @Test
    void whereTheManyFailedTheRareMayTry() throws Exception {
        begun("video.codec=h264");
        AgentId rare = farm.agent("rare", RARE);
        AgentId many = processor("m1");
        processor("m2");
        Assignment work = farm.engine.dispatcher().offer(many, false).orElseThrow();
        farm.engine.attempts().ended(many, work.lease().id(), EndCode.ENCODER_FAILED, "");
        assertThat(farm.engine.dispatcher().offer(rare, true)).isPresent();
    }

    /** Both began at once, on two coordinators that had not yet heard of each other. */
    @Test
    void whoseClassCameSecondIsNotBlamed() throws Exception {
        Job job = begun("video.codec=h264");
        AgentId rare = farm.agent("rare", RARE);
        Assignment second = farm.engine.dispatcher().offer(rare, false).orElseThrow();
        farm.deliver(job, 25, SmallFilm.FRAMES);

        assertThat(deliver(rare, second, "libx264/8/cpu-arm64"))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        verdict -> assertThat(verdict.code()).isEqualTo(Verdict.OVERTAKEN));
        assertThat(farm.attempts.find(second.lease().id()).orElseThrow().outcome())
                .hasValue("REVOKED");
    }

    private Parity otherCoordinators() {
        return new Parity(farm.deliveries.port, farm.lanes(), farm.engine.fleet(), new Beginner(farm.clock));
    }

    private Optional<String> unfit(Parity parity, Job job, AgentId agent) {
        List<Agent> all = farm.roster.present();
        Agent asking =
                all.stream().filter(each -> each.id().equals(agent)).findFirst().orElseThrow();
        Plan plan = new Plans(farm.plans.port, farm.deliveries.port, 1)
                .find(job.id())
                .orElseThrow();
        return parity.unfit(lane(job), plan.video(), asking, all);
    }

    @Test
    void aClassThatVanishedIsNamed() throws Exception {
        Job job = begun("video.codec=h264");
        AgentId before = farm.agent("old", new Agent.Encoder("h264", "libx264/7/cpu", 1e7));
        deliver(before, farm.engine.dispatcher().offer(before, false).orElseThrow(), "libx264/7/cpu");
        farm.engine.fleet().proven(before, machine(), List.of(new Agent.Encoder("h264", "libx264/8/cpu", 1e7)));
        assertThat(farm.engine.dispatcher().offer(before, false)).isEmpty();
        assertThat(farm.waiting(job))
                .isEqualTo("the lane was begun by libx264/7/cpu, which no agent here has any more; bring one back that"
                        + " has it, or cancel the job and order it again (agent old has libx264/8/cpu)");
        farm.agent("other", new Agent.Encoder("h264", "libx264/7/cpu", 1e7));
        assertThat(farm.engine.dispatcher().offer(before, false)).isEmpty();
        assertThat(farm.waiting(job)).isEqualTo("the lane was begun by libx264/7/cpu; agent old has libx264/8/cpu");
    }

    private Job begun(String... recipe) throws IOException {
        farm.recipe = RecipeExamples.recipe(recipe);
        Job job = farm.stored(JobState.PROBING);
        farm.engine.recovery().all();
        farm.awaitState(job, JobState.RENDERING);
        return job;
    }

    private AgentId card(String name) {
        return farm.agent(name, new Agent.Encoder("h264", PROCESSOR, 1e7), new Agent.Encoder("h264_nvenc", CARD, 1e7));
    }

    private AgentId processor(String name) {
        return farm.agent(name, OFTEN);
    }

    private static Agent.Machine machine() {
        return new Agent.Machine("host", 1, 1, 1L << 30, List.of(), "ffmpeg", "1", Set.of());
    }

    private String encoder(Job job) {
        return farm.engine
                .progress()
                .of(farm.jobs.find(job.id()).orElseThrow())
                .orElseThrow()
                .lanes()
                .get(0)
                .encoder();
    }

    private static LaneId lane(Job job) {
        return new LaneId(job.id(), 0);
    }

    private void finish(Job job, AgentId agent) throws IOException {
        List<Assignment> works = new ArrayList<>();
        Optional<Assignment> next = farm.engine.dispatcher().offer(agent, false);
        while (next.isPresent()) {
            works.add(next.get());
            next = farm.engine.dispatcher().offer(agent, false);
        }
        for (Assignment work : works) {
            assertThat(deliver(agent, work, PROCESSOR)).isEqualTo(Verdict.accepted());
        }
        farm.awaitState(job, JobState.DONE);
    }

    private Verdict deliver(AgentId from, Assignment work, String parityClass) throws IOException {
        Interval interval = work.lease().interval();
        Evidence plain = farm.evidence(interval.from(), interval.to());
        try (Deliveries.Receiving receiving =
                farm.engine.deliveries().receive(from, work.lease().id())) {
            receiving
                    .bytes()
                    .write(SmallFilm.text(interval.from(), interval.to()).getBytes(StandardCharsets.UTF_8));
            return receiving.judge(
                    new Evidence(
                            plain.blob(), plain.frames(), plain.firstTime(), plain.lastTime(), parityClass, 0, 0, 1, 1),
                    Optional.empty());
        } catch (LeaseRefused e) {
            return Verdict.rejected("LEASE", String.valueOf(e.getMessage()));
        }
    }
}
