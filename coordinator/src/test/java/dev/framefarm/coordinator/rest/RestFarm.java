package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.engine.Inspector;
import dev.framefarm.coordinator.engine.Ports;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.engine.Scout;
import dev.framefarm.coordinator.engine.Uploads;
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
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.plan.Lettering;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.testing.CountedSecrets;
import dev.framefarm.coordinator.testing.NoPackager;
import dev.framefarm.coordinator.testing.PlainPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A real engine over memory, where every source is the same ten seconds and effects happen at once. */
final class RestFarm {
    static final int FRAMES = 250;
    static final String REMARK = "The data of stream 4 are dropped.";

    final InMemoryBlobs blobs = new InMemoryBlobs();
    final Ports ports;
    final Engine engine;
    final RestApi api;
    final Map<Role, String> bearers = new EnumMap<>(Role.class);

    /** Whether asking for the health fails in an unforeseen way. */
    volatile boolean broken;

    RestFarm() {
        InMemoryJobStore jobs = new InMemoryJobStore();
        InMemoryUploadStore uploads = new InMemoryUploadStore();
        ports = new Ports(
                jobs,
                new InMemoryPlanStore(),
                new InMemoryDeliveryStore(jobs, uploads),
                new InMemoryAttemptStore(),
                new InMemoryCertificateStore(),
                new InMemoryKeyStore(),
                new InMemoryAgentStore(),
                new InMemoryAuditStore(),
                uploads,
                new InMemoryCustodyStore(jobs, InstantSource.system()),
                Optional::empty,
                new InMemoryLedgers(),
                new InMemoryRoster(InstantSource.system(), Duration.ofMinutes(5)),
                new InMemoryHappenings(),
                blobs,
                source -> understood(),
                (source, film, recipe) -> Scout.asItIs(film, recipe),
                (texts, sheet) -> new Lettering.Drawn(2, List.of()),
                (source, slice, sink) -> {},
                (file, depth, most) -> new Inspector.Measured(new Fraction(1, 25), new long[0], "", "", ""),
                (deliveries, container, out) -> {},
                (plan, source, sound, target) -> new Silent.SilentJoin(),
                new NoPackager(),
                (plan, source, seam, left, right) -> {
                    throw new IOException("nothing is seen here");
                },
                new Silent.SilentLink(),
                new Silent.PaperAuthority(),
                new CountedSecrets(),
                InstantSource.system());
        Recipes recipes = new Recipes(BuiltInRecipes.load(), new YamlSyntax());
        engine = Engine.of(
                ports,
                new EngineSettings("c1", Duration.ofSeconds(30), 100, 1, List.of()),
                recipes,
                Runnable::run,
                Runnable::run,
                Runnable::run,
                Executors.newCachedThreadPool(RestFarm::daemon));
        Tickets tickets = new Tickets("not a secret".getBytes(StandardCharsets.UTF_8), ports.clock());
        api = new RestApi(
                engine, recipes, ports.happenings(), this::health, tickets, out -> out.write(1), ports.clock());
        for (Role role : Role.values()) {
            bearers.put(
                    role,
                    engine.access()
                            .create(owner(role), role, Optional.empty(), root())
                            .bearer());
        }
    }

    private Map<String, Boolean> health() {
        if (broken) {
            throw new IllegalStateException("the inner life of the farm");
        }
        return Map.of("database", true);
    }

    static String owner(Role role) {
        return "the-" + role.name().toLowerCase(Locale.ROOT);
    }

    static Principal root() {
        return new Principal("root", Role.ADMIN, "root");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rest-test");
        thread.setDaemon(true);
        return thread;
    }

    private static Prober.Probed understood() {
        Profile.VideoTrack video = PlainPictures.of(640, 360);
        return new Prober.Understood(
                new Profile("mov", 0, FRAMES / 25.0, video, List.of(), List.of(REMARK)),
                new Timeline(
                        new Fraction(1, 25),
                        LongStream.range(0, FRAMES).toArray(),
                        IntStream.range(0, FRAMES / 25)
                                .map(second -> second * 25)
                                .toArray(),
                        FRAMES));
    }

    /** Bytes that somebody with this role has uploaded. */
    Blob uploaded(Role by, byte[] bytes) throws IOException {
        try (Uploads.Taking taking = engine.uploads().begin(bytes.length, new Principal(owner(by), by, "k"))) {
            taking.bytes().write(bytes);
            return taking.end("film");
        }
    }
}
