package dev.framefarm.coordinator.engine;

import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.memory.InMemoryAgentStore;
import dev.framefarm.coordinator.memory.InMemoryAttemptStore;
import dev.framefarm.coordinator.memory.InMemoryAuditStore;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.memory.InMemoryCertificateStore;
import dev.framefarm.coordinator.memory.InMemoryCustodyStore;
import dev.framefarm.coordinator.memory.InMemoryDeliveryStore;
import dev.framefarm.coordinator.memory.InMemoryHappenings;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.memory.InMemoryKeyStore;
import dev.framefarm.coordinator.memory.InMemoryLedgers;
import dev.framefarm.coordinator.memory.InMemoryPlanStore;
import dev.framefarm.coordinator.memory.InMemoryRoster;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Assignment;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.testing.CountedSecrets;
import dev.framefarm.coordinator.testing.NoAuthority;
import dev.framefarm.coordinator.testing.NoPackager;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The real engine over memory. Its clock stands until a test moves it, what the test causes happens at once, and only
 * probing and joining have threads of their own.
 */
final class SmallFarm implements AutoCloseable {
    static final Agent.Encoder H264 = new Agent.Encoder("h264", "x264", 1e7);
    static final Principal USER = new Principal("ann", Role.ADMIN, "k");
    private static final Duration TERM = Duration.ofSeconds(20);

    final InMemoryJobStore jobs = new InMemoryJobStore();
    private final InMemoryUploadStore uploads = new InMemoryUploadStore();
    final InMemoryAttemptStore attempts = new InMemoryAttemptStore();
    final InMemoryAgentStore enrolled = new InMemoryAgentStore();
    final InMemoryHappenings happenings = new InMemoryHappenings();
    final DroppingHappenings heard = new DroppingHappenings(happenings);
    final InMemoryBlobs blobs = new InMemoryBlobs();
    final FarAwayBlobs stored = new FarAwayBlobs(blobs);
    final InMemoryLedgers heldLedgers = new InMemoryLedgers();
    final InMemoryKeyStore keys = new InMemoryKeyStore();
    final Tapped<JobStore> jobStore = new Tapped<>(JobStore.class, jobs);
    final Tapped<PlanStore> plans = new Tapped<>(PlanStore.class, new InMemoryPlanStore());
    final Tapped<DeliveryStore> deliveries =
            new Tapped<>(DeliveryStore.class, new InMemoryDeliveryStore(jobs, uploads));
    final Tapped<Ledgers> ledgers = new Tapped<>(Ledgers.class, heldLedgers);
    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger wakes = new AtomicInteger();
    final Engine engine;
    volatile @Nullable String elder;
    volatile Recipe recipe = RecipeExamples.recipe();
    volatile Prober prober = source -> SmallFilm.understood();
    volatile Inspector inspector = SmallFilm::measure;
    volatile Joiner joiner = (plan, source, sound, target) -> new NoJoin();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Link link = new Link();
    private final Thread test = Thread.currentThread();
    private final AtomicInteger names = new AtomicInteger();
    private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");
    final InstantSource clock = () -> now;
    final InMemoryRoster roster = new InMemoryRoster(clock, Duration.ofSeconds(15));

    SmallFarm() {
        this(8, 1);
    }

    SmallFarm(int activeJobs, int joinsAtOnce) {
        this(activeJobs, joinsAtOnce, 100L * Timeline.MOST_FRAMES);
    }

    SmallFarm(int activeJobs, int joinsAtOnce, long framesAtOnce) {
        this(activeJobs, joinsAtOnce, framesAtOnce, Duration.ZERO);
    }

    /** With {@code settling} as where others sweep too. */
    SmallFarm(int activeJobs, int joinsAtOnce, long framesAtOnce, Duration settling) {
        Ports ports = new Ports(
                jobStore.port,
                plans.port,
                deliveries.port,
                attempts,
                new InMemoryCertificateStore(),
                keys,
                enrolled,
                new InMemoryAuditStore(),
                uploads,
                new InMemoryCustodyStore(jobs, clock),
                () -> Optional.ofNullable(elder),
                ledgers.port,
                roster,
                heard,
                stored,
                source -> prober.probe(source),
                (source, film, recipe) -> Scout.asItIs(film, recipe),
                (texts, sheet) -> new Lettering.Drawn(2, List.of()),
                (source, slice, sink) -> {},
                (file, depth, most) -> inspector.measure(file, depth, most),
                (deliveries, container, out) -> {},
                (plan, source, sound, target) -> joiner.begin(plan, source, sound, target),
                new NoPackager(),
                (plan, source, seam, left, right) -> {
                    throw new IOException("nothing is seen here");
                },
                link,
                new NoAuthority(),
                new CountedSecrets(),
                clock);
        engine = Engine.of(
                ports,
                new EngineSettings(
                        "here",
                        TERM,
                        activeJobs,
                        joinsAtOnce,
                        List.of(),
                        KeepFor.DEFAULT,
                        EngineSettings.UPLOAD_QUOTA,
                        framesAtOnce,
                        EngineSettings.LONGEST_SEGMENT,
                        settling),
                new Recipes(new RecipeBook(List.of(new RecipeBook.Page(RecipeExamples.recipe(), ""))), text -> {
                    throw new IllegalStateException("no recipes are read here");
                }),
                this::carryOut,
                this::carryOut,
                threads,
                threads);
    }

    /** At once for the test, but never inside what a joiner does: it may hold locks. */
    private void carryOut(Runnable effect) {
        if (Thread.currentThread() == test) {
            effect.run();
        } else {
            threads.execute(effect);
        }
    }

    /** A job as it would lie in the database after a stop. */
    Job stored(JobState state) throws IOException {
        return stored(state, 50);
    }

    Job stored(JobState state, int priority) throws IOException {
        return stored(state, priority, new Source.Uploaded(blob("film"), "film.mov"));
    }

    Job stored(JobState state, int priority, Source source) {
        Job job = storedElsewhere(state, priority, source);
        engine.custody().take(job.id());
        return job;
    }

    /** One that another coordinator has worked on so far. */
    Job storedElsewhere(JobState state) throws IOException {
        return storedElsewhere(state, 50, new Source.Uploaded(blob("film"), "film.mov"));
    }

    private Job storedElsewhere(JobState state, int priority, Source source) {
        int name = names.incrementAndGet();
        Job job = new Job(
                new JobId("j-" + name),
                "ann",
                source,
                recipe,
                priority,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                state,
                Optional.empty(),
                now.plusSeconds(name),
                now,
                1);
        if (state != JobState.QUEUED && state != JobState.PROBING) {
            plans.port.save(job.id(), SmallFilm.plan());
        }
        jobs.insert(job);
        return job;
    }

    /** What others delivered before, or behind everybody's back: no one here is told. */
    Delivery deliver(Job job, long from, long to) throws IOException {
        LaneId lane = new LaneId(job.id(), 0);
        Delivery delivery = new Delivery(
                lane,
                new Interval(from, to),
                new LeaseId("l-" + job.id() + "-" + from),
                1,
                new AgentId("earlier"),
                evidence(from, to),
                "header",
                now);
        List<Long> pieces = SmallFilm.plan().video().cuts().stream()
                .filter(cut -> cut >= from && cut < to)
                .toList();
        if (deliveries.port.commit(delivery, pieces) != DeliveryStore.Outcome.COMMITTED) {
            throw new IllegalStateException("this was delivered before");
        }
        return delivery;
    }

    Evidence evidence(long from, long to) throws IOException {
        return new Evidence(blob(SmallFilm.text(from, to)), to - from, from, to - 1, "x264", 0, 0, 1, 1);
    }

    AgentId agent(String name) {
        return agent(name, H264);
    }

    AgentId agent(String name, Agent.Encoder... encoders) {
        AgentId id = new AgentId(name);
        enrolled.insert(new EnrolledAgent(id, name, now, false, false));
        join(id, encoders);
        return id;
    }

    /** Comes, or comes back. */
    void join(AgentId id, Agent.Encoder... encoders) {
        engine.fleet()
                .join(
                        id,
                        new Agent.Machine("host", 1, 1, 1L << 30, List.of(), "ffmpeg", "1", Set.of()),
                        List.of(encoders),
                        List.of());
    }

    /** What an agent delivers of its lease, which is right. */
    Verdict deliver(AgentId agent, Assignment work) throws IOException {
        Interval part = work.lease().interval();
        try (Deliveries.Receiving receiving =
                engine.deliveries().receive(agent, work.lease().id())) {
            receiving.bytes().write(SmallFilm.text(part.from(), part.to()).getBytes(StandardCharsets.UTF_8));
            return receiving.judge(evidence(part.from(), part.to()), Optional.empty());
        }
    }

    /** As another coordinator sees them. */
    Lanes lanes() {
        return new Lanes(
                ledgers.port,
                jobs,
                new Plans(plans.port, deliveries.port, 1),
                deliveries.port,
                attempts,
                link,
                new GivingUp(attempts, engine.runner()),
                clock);
    }

    void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    void ticks(int count) {
        for (int i = 0; i < count; i++) {
            pass(1);
            engine.housekeeping().tick();
        }
    }

    /** Second after second, and what has threads of its own gets a moment of real time in each. */
    void ticksUntil(Job job, JobState state) {
        await().alias(job.id() + " gets " + state)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    ticks(1);
                    return state(job) == state;
                });
    }

    JobState state(Job job) {
        return jobs.find(job.id()).orElseThrow().state();
    }

    void awaitState(Job job, JobState state) {
        await().alias(job.id() + " gets " + state).until(() -> state(job) == state);
    }

    /** Through a state that nobody may see, so short it is, into another, with a reason. */
    void awaitPostponed(Job job) {
        await().alias(job.id() + " is postponed")
                .until(() -> jobs.find(job.id())
                        .filter(now -> now.state() == JobState.QUEUED)
                        .flatMap(Job::reason)
                        .isPresent());
    }

    String waiting(Job job) {
        return engine.progress()
                .of(jobs.find(job.id()).orElseThrow())
                .map(Progress.JobProgress::waiting)
                .orElse("");
    }

    Blob blob(String text) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(text.getBytes(StandardCharsets.UTF_8));
            return incoming.seal();
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        // They may be at a file of a blob.
        await().alias("its threads end")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(threads::isTerminated);
        blobs.close();
    }

    private final class Link implements AgentLink {
        @Override
        public void revoke(AgentId agent, LeaseId lease, String reason) {}

        @Override
        public void drain(AgentId agent, boolean draining) {}

        @Override
        public void putAside(AgentId agent, String reason) {
            told.add(agent.value());
        }

        @Override
        public void dismiss(AgentId agent, String reason) {}

        @Override
        public Set<String> words(Work work) {
            return Set.of();
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }
    }
}
