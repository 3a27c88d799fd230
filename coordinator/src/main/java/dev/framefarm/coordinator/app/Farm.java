package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.blob.StoreFigures;
import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.engine.Chore;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.engine.Ports;
import dev.framefarm.coordinator.engine.Sweeps;
import dev.framefarm.coordinator.grid.Grid;
import dev.framefarm.coordinator.grid.IgniteAgentLink;
import dev.framefarm.coordinator.grid.IgniteHappenings;
import dev.framefarm.coordinator.grid.IgniteLedgers;
import dev.framefarm.coordinator.grid.IgniteLive;
import dev.framefarm.coordinator.grid.IgniteRoster;
import dev.framefarm.coordinator.media.BoxSplicer;
import dev.framefarm.coordinator.media.FfmpegInspector;
import dev.framefarm.coordinator.media.FfmpegJoiner;
import dev.framefarm.coordinator.media.FfmpegPackager;
import dev.framefarm.coordinator.media.FfmpegProber;
import dev.framefarm.coordinator.media.FfmpegScout;
import dev.framefarm.coordinator.media.FfmpegSeamMeter;
import dev.framefarm.coordinator.media.FfmpegSlicer;
import dev.framefarm.coordinator.media.Typesetter;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.recipe.Recipes;
import dev.framefarm.coordinator.rest.BuiltInRecipes;
import dev.framefarm.coordinator.rest.Tickets;
import dev.framefarm.coordinator.rest.YamlSyntax;
import dev.framefarm.coordinator.rpc.FarmServer;
import dev.framefarm.coordinator.rpc.FarmSettings;
import dev.framefarm.coordinator.rpc.ServerTls;
import dev.framefarm.coordinator.rpc.Sessions;
import dev.framefarm.coordinator.security.AdminKeyFile;
import dev.framefarm.coordinator.security.CertificateAuthority;
import dev.framefarm.coordinator.security.RandomSecrets;
import dev.framefarm.coordinator.security.ServerIdentity;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every part of a coordinator but its web server: opened together, closed in the opposite order. */
public final class Farm implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Farm.class);
    private static final int TIDYING_SECONDS = 10;

    private final Closing closing;
    private final Database database;
    private final Grid grid;
    private final Recipes recipes;
    private final Engine engine;
    private final IgniteHappenings happenings;
    private final FarmServer server;
    private final Workers workers;
    private final Optional<StoreFigures> figures;
    private final Pulse pulse = new Pulse(InstantSource.system());
    private final Tickets tickets;
    private final Sweeper sweeper;
    private final Optional<Gathering> gathering;

    private Farm(
            Closing closing,
            Database database,
            Grid grid,
            Recipes recipes,
            Engine engine,
            IgniteHappenings happenings,
            FarmServer server,
            Workers workers,
            Tickets tickets,
            Sweeper sweeper,
            Optional<Gathering> gathering,
            Optional<StoreFigures> figures) {
        this.closing = closing;
        this.database = database;
        this.grid = grid;
        this.recipes = recipes;
        this.engine = engine;
        this.happenings = happenings;
        this.server = server;
        this.workers = workers;
        this.tickets = tickets;
        this.sweeper = sweeper;
        this.gathering = gathering;
        this.figures = figures;
    }

    /** What is slow to start starts side by side: Ignite, FFmpeg, the database. */
    public static Farm open(CoordinatorConfiguration configuration) throws IOException {
        Closing closing = new Closing();
        try {
            return open(configuration, closing);
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Farm open(CoordinatorConfiguration configuration, Closing closing) throws IOException {
        Path data = configuration.data();
        Private.folder(data);
        Private.folder(data.resolve("db"));
        InstantSource clock = InstantSource.system();
        CompletableFuture<Database> opening =
                CompletableFuture.supplyAsync(() -> Database.open(PartSettings.database(configuration)));
        Kinship kinship = Kinship.of(configuration, opening, clock);
        Grid grid = closing.add(kinship.grid());
        CompletableFuture<Toolchain> toolchain =
                CompletableFuture.supplyAsync(() -> PartSettings.toolchain(configuration));
        Recipes recipes = new Recipes(BuiltInRecipes.load(), new YamlSyntax());
        Database database = closing.add(wait(opening));
        BlobStore blobs = closing.add(BlobStore.open(configuration.blobs(), data, database.vault()));
        CertificateAuthority authority = wait(kinship.authority());
        // Closed before the database, which they need to the end.
        Workers workers = closing.add(new Workers());
        Toolchain ffmpeg = wait(toolchain);
        Sessions sessions = new Sessions();
        IgniteHappenings happenings = new IgniteHappenings(grid, clock, workers.news());
        Ports ports = new Ports(
                database.jobs(),
                database.plans(),
                database.deliveries(),
                database.attempts(),
                database.certificates(),
                database.keys(),
                database.agents(),
                database.audit(),
                database.uploads(),
                database.custody(),
                grid::elder,
                new IgniteLedgers(grid),
                new IgniteRoster(grid),
                happenings,
                blobs.blobs(),
                new FfmpegProber(ffmpeg),
                new FfmpegScout(ffmpeg),
                new Typesetter(),
                new FfmpegSlicer(ffmpeg),
                new FfmpegInspector(ffmpeg),
                new BoxSplicer(),
                new FfmpegJoiner(ffmpeg),
                new FfmpegPackager(ffmpeg),
                new FfmpegSeamMeter(ffmpeg),
                new IgniteAgentLink(grid, sessions),
                authority,
                new RandomSecrets(),
                clock);
        EngineSettings settings = PartSettings.engine(configuration);
        Engine engine = Engine.of(
                ports, settings, recipes, workers.quick(), workers.tidying(), workers.probing(), workers.joining());
        engine.live().askOf(new IgniteLive(grid, engine.live()::here, engine.custody()::of));
        ServerIdentity identity = wait(kinship.identity());
        FarmServer server = new FarmServer(
                FarmSettings.DEFAULT.at(
                        configuration.grpc().address(), configuration.grpc().port()),
                new ServerTls(identity.key(), identity.chain(), authority.certificate()),
                engine,
                sessions,
                id -> database.agents().find(id).map(EnrolledAgent::revoked).orElse(true),
                clock);
        Tickets tickets = new Tickets(PartSettings.ticketSecret(configuration), clock);
        Sweeps sweeps = new Sweeps(settings.coordinator(), settings.settling(), clock.instant());
        Sweeper sweeper = new Sweeper(sweeps, engine.retention(), grid, workers.tidying(), clock);
        Optional<Gathering> gathering =
                configuration.cluster().map(others -> new Gathering(engine.custody(), grid, workers.quick(), clock));
        return new Farm(
                closing,
                database,
                grid,
                recipes,
                engine,
                happenings,
                server,
                workers,
                tickets,
                sweeper,
                gathering,
                blobs.figures());
    }

    /** Takes up what was left, and lets agents in. */
    public void start(Path data) throws IOException {
        AdminKeyFile keyFile = AdminKeyFile.in(data);
        try {
            if (engine.access().createFirst(keyFile::write)) {
                LOG.warn("The first admin key is in {}", keyFile.file());
            }
        } catch (IOException e) {
            throw new FarmStartException("The first admin key cannot be written to " + keyFile.file() + ".", 1);
        }
        engine.recovery().all();
        closing.add(server.start());
        look();
        Tick tick = new Tick(
                this::look, engine.housekeeping()::tick, sweeper::look, () -> gathering.ifPresent(Gathering::look));
        ScheduledFuture<?> ticking = workers.clock().scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
        closing.add(() -> ticking.cancel(false));
        Chore tidying = new Chore(workers.tidying(), new Tick(database::tidy));
        ScheduledFuture<?> tidyings =
                workers.clock().scheduleAtFixedRate(tidying, TIDYING_SECONDS, TIDYING_SECONDS, TimeUnit.SECONDS);
        closing.add(() -> tidyings.cancel(false));
        // First of all that a stop does: whoever takes over need not wait for the rest of it.
        closing.add(engine.recovery()::leave);
    }

    public Engine engine() {
        return engine;
    }

    Grid grid() {
        return grid;
    }

    Database database() {
        return database;
    }

    public Recipes recipes() {
        return recipes;
    }

    public IgniteHappenings happenings() {
        return happenings;
    }

    /** What must be there for the farm to be of use. */
    public Map<String, Boolean> health() {
        return pulse.parts();
    }

    private void look() {
        pulse.beat(Map.of("database", database.answers(), "grid", grid.isUp()));
    }

    /** Where the blobs are a service's. */
    Optional<StoreFigures> storeFigures() {
        return figures;
    }

    /** For links that a browser follows. They end with this process where it is alone; others of a cluster honour them. */
    public Tickets tickets() {
        return tickets;
    }

    public int agentPort() {
        return server.port();
    }

    @Override
    public void close() {
        closing.close();
    }

    private static <T> T wait(CompletableFuture<T> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
