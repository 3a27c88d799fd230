package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.engine.Inspector;
import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.engine.Ports;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.engine.Scout;
import dev.framefarm.coordinator.engine.Slicer;
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
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.recipe.RecipeBook;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.security.AuthorityTerms;
import dev.framefarm.coordinator.security.CertificateAuthority;
import dev.framefarm.coordinator.security.RandomSecrets;
import dev.framefarm.coordinator.security.ServerIdentity;
import dev.framefarm.coordinator.testing.NoPackager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** The real engine on memory, the real server on loopback; only FFmpeg is played by a few lines. */
final class TestFarm implements AutoCloseable {
    static {
        // At the default level Netty describes each frame, which takes longer than sending it.
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("io.grpc"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
    }

    static final Principal ADMIN = new Principal("admin", Role.ADMIN, "k");

    final InMemoryAgentStore agents = new InMemoryAgentStore();
    final InMemoryAttemptStore attempts = new InMemoryAttemptStore();
    final InMemoryJobStore jobs = new InMemoryJobStore();
    private final InMemoryUploadStore uploads = new InMemoryUploadStore();
    final InMemoryPlanStore plans = new InMemoryPlanStore();
    final InMemoryHappenings happenings = new InMemoryHappenings();
    final NullBlobs blobs = new NullBlobs();
    final Sessions sessions = new Sessions();
    final Engine engine;
    final CertificateAuthority authority;
    final FarmServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    TestFarm(Path data, FarmSettings settings, Slicer slicer) throws IOException {
        InstantSource clock = InstantSource.system();
        authority = CertificateAuthority.open(data.resolve("ca"), AuthorityTerms.DEFAULT, clock);
        Ports ports = new Ports(
                jobs,
                plans,
                new InMemoryDeliveryStore(jobs, uploads),
                attempts,
                new InMemoryCertificateStore(),
                new InMemoryKeyStore(),
                agents,
                new InMemoryAuditStore(),
                uploads,
                new InMemoryCustodyStore(jobs, clock),
                Optional::empty,
                new InMemoryLedgers(),
                new InMemoryRoster(clock, Duration.ofMinutes(1)),
                happenings,
                blobs,
                source -> new Prober.Refused("TEST", "nothing is probed here"),
                (source, film, recipe) -> Scout.asItIs(film, recipe),
                (texts, sheet) -> new Lettering.Drawn(2, List.of()),
                slicer,
                (file, depth, most) -> new Inspector.Measured(
                        new Fraction(1, 25),
                        LongStream.range(0, TestPlan.FRAMES).toArray(),
                        "h264",
                        "header",
                        ""),
                (deliveries, container, out) -> {},
                (plan, source, sound, target) -> new Unjoined(),
                new NoPackager(),
                (plan, source, seam, left, right) -> {
                    throw new IOException("nothing is seen here");
                },
                sessions,
                authority,
                new RandomSecrets(),
                clock);
        RecipeBook book = new RecipeBook(List.of(new RecipeBook.Page(
                TestPlan.job(new JobId("j"), new Blob("0".repeat(64), 1)).recipe(), "")));
        engine = Engine.of(
                ports,
                new EngineSettings("c1", Duration.ofSeconds(20), 4, 4, List.of()),
                new Recipes(book, text -> {
                    throw new IllegalStateException("no recipes are read here");
                }),
                threads,
                threads,
                threads,
                threads);
        ServerIdentity identity = authority.serverIdentity(List.of());
        server = new FarmServer(
                        settings.at("127.0.0.1", 0),
                        new ServerTls(identity.key(), identity.chain(), authority.certificate()),
                        engine,
                        sessions,
                        id -> agents.find(id).map(EnrolledAgent::revoked).orElse(true),
                        clock)
                .start();
    }

    TestAgent agent() throws Exception {
        return TestAgent.enrolled(this);
    }

    String token() {
        return engine.enrolment().token(Duration.ofMinutes(5), ADMIN);
    }

    /** A job of one piece, ready to be taken. */
    String waiting(JobId job) {
        return engine.progress().of(jobs.find(job).orElseThrow()).orElseThrow().waiting();
    }

    JobId render(String id) {
        JobId job = new JobId(id);
        plans.save(job, TestPlan.plan());
        jobs.insert(TestPlan.job(job, new Blob("0".repeat(64), 1)));
        happenings.publish(new Happening("job", Optional.of(job), Instant.now(), Map.of()));
        return job;
    }

    boolean isHere(AgentId id) {
        return engine.fleet().members().stream()
                .anyMatch(each ->
                        each.enrolled().id().equals(id) && each.present().isPresent());
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }

    private static final class Unjoined implements Joiner.Join {
        @Override
        public void append(Path delivery) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
