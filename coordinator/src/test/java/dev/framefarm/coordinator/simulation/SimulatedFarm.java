package dev.framefarm.coordinator.simulation;

import dev.framefarm.coordinator.engine.AgentLink;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.engine.Inspector;
import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Ports;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.engine.Scout;
import dev.framefarm.coordinator.engine.Secrets;
import dev.framefarm.coordinator.flow.Published;
import dev.framefarm.coordinator.intake.Order;
import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.memory.InMemoryAgentStore;
import dev.framefarm.coordinator.memory.InMemoryAttemptStore;
import dev.framefarm.coordinator.memory.InMemoryAuditStore;
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
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.rest.BuiltInRecipes;
import dev.framefarm.coordinator.rest.YamlSyntax;
import dev.framefarm.coordinator.testing.NoAuthority;
import dev.framefarm.coordinator.testing.NoPackager;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * The real engine over memory, under a virtual clock, with agents whose habits come from the seed. A crash of the
 * coordinator is a new engine over the same durable stores and empty ledgers.
 */
final class SimulatedFarm {
    static final Principal USER = new Principal("user", Role.ADMIN, "sim");

    final VirtualTime time = new VirtualTime();
    final SplittableRandom random;
    final List<String> trace = new ArrayList<>();
    final InMemoryJobStore jobs = new InMemoryJobStore();
    private final InMemoryUploadStore uploads = new InMemoryUploadStore();
    final InMemoryPlanStore plans = new InMemoryPlanStore();
    final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(jobs, uploads);
    final InMemoryAttemptStore attempts = new InMemoryAttemptStore();
    private final InMemoryCustodyStore custody = new InMemoryCustodyStore(jobs, time);
    final InMemoryAgentStore enrolled = new InMemoryAgentStore();
    final SimulatedBlobs blobs = new SimulatedBlobs();
    final Map<AgentId, SimulatedAgent> agents = new TreeMap<>();
    private final InMemoryAuditStore audit = new InMemoryAuditStore();
    private final InMemoryKeyStore keys = new InMemoryKeyStore();
    private final Random ids;
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Map<LaneId, List<Delivery>> seen = new HashMap<>();
    Engine engine;
    InMemoryLedgers ledgers;
    InMemoryRoster roster;
    private boolean crashBeforeEffects;

    SimulatedFarm(long seed) {
        random = new SplittableRandom(seed);
        ids = new Random(seed);
        boot();
        time.after(1.0, this::tick);
    }

    /** A coordinator's start: nothing is left but what is durable. */
    void boot() {
        work.clear();
        ledgers = new InMemoryLedgers();
        roster = new InMemoryRoster(time, Duration.ofSeconds(15));
        Ports ports = new Ports(
                jobs,
                plans,
                deliveries,
                attempts,
                new InMemoryCertificateStore(),
                keys,
                enrolled,
                audit,
                uploads,
                custody,
                Optional::empty,
                ledgers,
                roster,
                new InMemoryHappenings(),
                blobs,
                source -> new Prober.Understood(SimulatedFilm.profile(), SimulatedFilm.timeline(source)),
                (source, film, recipe) -> Scout.asItIs(film, recipe),
                (texts, sheet) -> new Lettering.Drawn(2, List.of()),
                (source, slice, sink) -> {},
                this::measure,
                (deliveries, container, out) -> {},
                noJoin(),
                new NoPackager(),
                (plan, source, seam, left, right) -> {
                    throw new IOException("nothing is seen here");
                },
                link(),
                new NoAuthority(),
                secrets(),
                time);
        Recipes recipes = new Recipes(new RecipeBook(BuiltInRecipes.load().pages()), new YamlSyntax());
        Executor later = work::add;
        engine = Engine.of(
                ports,
                new EngineSettings("sim", Duration.ofSeconds(20), 8, 2, List.of(java.nio.file.Path.of("/"))),
                recipes,
                later,
                later,
                later,
                new NoThreads());
        engine.recovery().all();
        drain();
    }

    JobId submit(int frames) {
        Blob film = SimulatedFilm.blob(frames);
        blobs.know(film);
        Orders.Submitted submitted = engine.orders()
                .submit(
                        new Order(
                                new OrderSource.Upload(film, "film"),
                                "h264",
                                50,
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()),
                        USER);
        drain();
        return ((Orders.Taken) submitted).job().id();
    }

    SimulatedAgent enrol(String name, Habit habit, double framesPerSecond) {
        AgentId id = new AgentId(name);
        enrolled.insert(new EnrolledAgent(id, name, time.instant(), false, false));
        SimulatedAgent agent = new SimulatedAgent(this, id, habit, framesPerSecond);
        agents.put(id, agent);
        agent.connect();
        return agent;
    }

    /** Runs until the job has ended, checking after every event; fails when it takes longer than {@code limit}. */
    Job run(JobId job, Duration limit) {
        var until = time.instant().plus(limit);
        while (time.instant().isBefore(until) && time.step()) {
            drain();
            Invariants.check(this, job, seen);
            Job now = jobs.find(job).orElseThrow();
            if (now.state() == JobState.FINISHING || now.state().isFinal()) {
                break;
            }
        }
        return jobs.find(job).orElseThrow();
    }

    void note(String what) {
        trace.add(time.instant() + " " + what);
    }

    Optional<Ledger> ledger(LaneId lane) {
        return ledgers.find(lane);
    }

    /** The coordinator is killed and started again: what was only in its memory is gone, agents say hello again. */
    void crash() {
        note("coordinator crashes");
        crashBeforeEffects = false;
        boot();
        agents.values().forEach(SimulatedAgent::join);
    }

    /** The coordinator is killed as soon as a decision is stored and its effects are not yet carried out. */
    void crashBeforeEffects() {
        crashBeforeEffects = true;
    }

    /** Ignite loses everything while the coordinator goes on. */
    void wipe() {
        note("ledgers and roster are wiped");
        ledgers.wipe();
        roster.wipe();
    }

    /** Effects and calls run after what caused them, never inside. */
    void drain() {
        if (crashBeforeEffects && !work.isEmpty()) {
            note("between a decision and its effects");
            crash();
        }
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    /** The film is joined and published, as the assembler would do; then what is left to do is done. */
    void publish(JobId job) {
        engine.runner().tell(job, new Published());
        drain();
        settle();
    }

    /** Long enough for every message and heartbeat under way. */
    void settle() {
        var until = time.instant().plusSeconds(5);
        while (time.instant().isBefore(until) && time.step()) {
            drain();
        }
    }

    private void tick() {
        engine.housekeeping().tick();
        time.after(1.0, this::tick);
    }

    private Inspector.Measured measure(java.nio.file.Path file, Inspector.Depth depth, long most) {
        return new Inspector.Measured(new Fraction(1, 25), blobs.times(file), "h264", "header", "");
    }

    private AgentLink link() {
        return new AgentLink() {
            @Override
            public void putAside(AgentId agent, String reason) {}

            @Override
            public void revoke(AgentId agent, LeaseId lease, String reason) {
                time.after(0.02, () -> Optional.ofNullable(agents.get(agent)).ifPresent(each -> each.revoked(lease)));
            }

            @Override
            public void drain(AgentId agent, boolean draining) {}

            @Override
            public void dismiss(AgentId agent, String reason) {}

            @Override
            public Set<String> words(Work work) {
                return Set.of();
            }

            @Override
            public void wake() {
                time.after(0.02, () -> agents.values().forEach(SimulatedAgent::offer));
            }
        };
    }

    private static Joiner noJoin() {
        return (plan, source, sound, target) -> {
            throw new IllegalStateException("nothing is joined in a simulation");
        };
    }

    private Secrets secrets() {
        return new Secrets() {
            @Override
            public String fresh() {
                return Long.toHexString(ids.nextLong()) + Long.toHexString(ids.nextLong());
            }

            @Override
            public String id(String prefix) {
                return prefix + Long.toHexString(ids.nextLong());
            }

            @Override
            public String hash(String secret) {
                return secret;
            }

            @Override
            public boolean matches(String secret, String hash) {
                return secret.equals(hash);
            }
        };
    }
}
