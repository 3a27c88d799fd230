package dev.framefarm.agent.app;

import dev.framefarm.agent.attempt.Attempt;
import dev.framefarm.agent.engine.Engine;
import dev.framefarm.agent.ffmpeg.FfmpegCutter;
import dev.framefarm.agent.ffmpeg.FfmpegEncoder;
import dev.framefarm.agent.jail.Jail;
import dev.framefarm.agent.link.EnrolmentToken;
import dev.framefarm.agent.link.FarmClock;
import dev.framefarm.agent.link.Identity;
import dev.framefarm.agent.link.IdentityStore;
import dev.framefarm.agent.link.Joining;
import dev.framefarm.agent.link.LinkException;
import dev.framefarm.agent.link.Renewal;
import dev.framefarm.agent.link.Uplink;
import dev.framefarm.agent.machine.Discovery;
import dev.framefarm.agent.machine.Host;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running agent: all parts, wired by hand. */
final class Agent {
    private static final Logger log = LoggerFactory.getLogger(Agent.class);
    private static final Duration PATIENCE_AT_ENROLMENT = Duration.ofSeconds(15);
    private static final Duration STALL = Duration.ofSeconds(60);
    /** How long a graphics card that came back, or has room again, may go unnoticed. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final long MOST_PREFETCH_BYTES = 24 << 20;
    private static final long LEAST_PREFETCH_BYTES = 128 << 10;

    private final ScheduledExecutorService loop = Threads.single("engine");
    private final ScheduledExecutorService timer = Threads.single("link");
    private final ExecutorService workers = Threads.pool("worker");
    private final Engine engine;
    private final Uplink uplink;
    private final Duration within;

    /** @param refused hears why the farm does not want this agent any more */
    Agent(Settings settings, Toolchain toolchain, String version, Consumer<String> refused)
            throws LinkException, IOException {
        log.info("agent {} with {} and FFmpeg {}", version, settings, toolchain.version());
        within = Duration.ofSeconds(settings.stopWithin());
        IdentityStore store = new IdentityStore(settings.data());
        Identity identity = identity(settings, store);
        FarmClock clock = new FarmClock();
        uplink = new Uplink(
                settings.reach(),
                identity,
                version,
                prefetch(settings.slots()),
                new FfmpegCutter(toolchain.ffmpeg(), Threads.pool("cut")),
                timer,
                clock,
                refused);
        FfmpegEncoder encoder = new FfmpegEncoder(toolchain.ffmpeg());
        Jail jail = new Jail(STALL);
        Path scratch = Scratch.emptied(settings.data().resolve("scratch"));
        Discovery discovery = new Discovery(toolchain, settings.machineFolder(), settings.slots(), Host.name());
        engine = new Engine(
                discovery.known(),
                (lease, parityClass) -> new Attempt(lease, parityClass, uplink, encoder, jail, scratch),
                new Host(settings.data()),
                discovery,
                loop,
                workers);
        uplink.start(engine);
        new Renewal(uplink, store, clock, timer).start();
        discovery.prove(workers, engine::proven);
        var unused = timer.scheduleWithFixedDelay(
                () -> workers.execute(discovery::lookAgain),
                LOOK_AGAIN.toSeconds(),
                LOOK_AGAIN.toSeconds(),
                TimeUnit.SECONDS);
        if (settings.metricsPort() > 0) {
            Metrics.serve(
                    settings.metricsPort(),
                    engine::tally,
                    uplink::openConnections,
                    uplink.shortcuts()::figures,
                    uplink.directSlices()::figures);
        }
    }

    /** Ends what soon ends by itself, hands back the rest, says goodbye, and is gone within five seconds after that. */
    void stop(String reason) {
        try {
            engine.leave(reason, within).get(within.plus(GOODBYE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("not everything could be handed back in time");
        }
        uplink.close();
        timer.shutdownNow();
        loop.shutdownNow();
        workers.shutdownNow();
    }

    private Identity identity(Settings settings, IdentityStore store) throws LinkException, IOException {
        Joining joining = new Joining(settings.reach().coordinators(), PATIENCE_AT_ENROLMENT, timer);
        Optional<Identity> known = store.load();
        if (known.isPresent() && !known.get().expired(Instant.now())) {
            return known.get();
        }
        Optional<Identity> renewed = known.isPresent() ? joining.renewed(known.get()) : Optional.empty();
        if (renewed.isPresent()) {
            log.warn(
                    "the farm renewed a certificate that had ended by the clock of this machine, which seems to be wrong");
            store.save(renewed.get());
            return renewed.get();
        }
        EnrolmentToken token = EnrolmentToken.parse(token(settings));
        Identity identity = joining.join(token, store.request(settings.name()), settings.name());
        store.save(identity);
        return identity;
    }

    private static String token(Settings settings) throws LinkException {
        try {
            if (settings.tokenFile().isPresent()) {
                return Files.readString(settings.tokenFile().get());
            }
        } catch (IOException e) {
            throw new LinkException(
                    LinkException.Cause.LOCAL,
                    "The token in " + settings.tokenFile().get() + " cannot be read.");
        }
        return settings.token()
                .orElseThrow(() -> new LinkException(
                        LinkException.Cause.LOCAL,
                        "This agent has no valid certificate yet; give it a 'token' (made by 'framefarm token')."));
    }

    /** Two slices a slot at most, and no more than a third of the heap for all of them, on up to 200 slots. */
    private static long prefetch(int slots) {
        long share = Runtime.getRuntime().maxMemory() / 3 / (2L * slots);
        return Math.max(LEAST_PREFETCH_BYTES, Math.min(MOST_PREFETCH_BYTES, share));
    }

    static Toolchain toolchain(Settings settings) throws ToolchainException {
        return Toolchain.find(settings.ffmpeg(), settings.machineFolder());
    }
}
