package dev.framefarm.coordinator.grid;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessorException;
import javax.net.ssl.SSLContext;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.IgniteState;
import org.apache.ignite.Ignition;
import org.apache.ignite.IgnitionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This coordinator's Ignite. It starts beside everything else; whoever needs it earlier waits for it. When
 * Ignite stops by itself (segmentation, a failure inside) it is started again, empty or joining the others.
 * Safe for use by many threads.
 */
public final class Grid implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Grid.class);
    private static final AtomicInteger INSTANCES = new AtomicInteger();
    private static final long RETRY_MILLIS = 2_000;
    private static final Executor STARTER = task -> daemon(task).start();

    private final GridSettings settings;
    private final Optional<Supplier<SSLContext>> tls;
    private final IgnitionListener watchdog = this::stateChanged;
    private final List<Consumer<Ignite>> guests = new ArrayList<>();
    private volatile CompletableFuture<Ignite> node = new CompletableFuture<>();
    /** A new name for each start: Ignite frees the old one too late for a quick restart. */
    private volatile String instance = "";

    private volatile boolean closed;

    private Grid(GridSettings settings, Optional<Supplier<SSLContext>> tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /** A grid on loopback, in plain bytes. */
    public static Grid start(GridSettings settings) {
        return start(settings, Optional.empty());
    }

    /** The context must ask the other side for a certificate too; Ignite itself demands one. */
    public static Grid start(GridSettings settings, Optional<Supplier<SSLContext>> tls) {
        if (tls.isEmpty() && !settings.isLoopback()) {
            throw new IllegalArgumentException("grid: " + settings.address() + " is not loopback and needs TLS");
        }
        NodeConfiguration.setProperties();
        Grid grid = new Grid(settings, tls);
        Ignition.addListener(grid.watchdog);
        grid.node = grid.orOnceMore(CompletableFuture.supplyAsync(grid::launch, STARTER));
        return grid;
    }

    /** Completes when Ignite is up, exceptionally when this start fails. */
    public CompletableFuture<Void> whenUp() {
        return node.thenAccept(up -> {});
    }

    public boolean isUp() {
        return node.isDone() && !node.isCompletedExceptionally() && isRunning();
    }

    /** The coordinators of the cluster by name, the longest-serving first. */
    public List<String> members() {
        return call(ignite -> ignite.cluster().nodes().stream()
                .sorted((a, b) -> Long.compare(a.order(), b.order()))
                .map(each -> String.valueOf(each.consistentId()))
                .toList());
    }

    /** The name of a coordinator whose version reads less of plans than this one writes; who hears nobody knows of none. */
    public Optional<String> elder() {
        try {
            return isUp()
                    ? call(ignite -> ignite.cluster().nodes().stream()
                            .filter(NodeConfiguration::isOlder)
                            .map(each -> String.valueOf(each.consistentId()))
                            .findFirst())
                    : Optional.empty();
        } catch (GridDownException down) {
            return Optional.empty();
        }
    }

    /** Whether somebody listens where a coordinator may be that is not among the members. */
    public boolean hearsStrangers() {
        return call(ignite -> Strangers.answer(settings, ignite));
    }

    /** Stops Ignite, with the loss of what only this node held, and starts it again in the background. */
    public synchronized void restart() {
        if (closed) {
            return;
        }
        node = orOnceMore(node.handleAsync((before, failure) -> launch(), STARTER));
    }

    /** A network that is bad now may be well later, and a port that is taken free. */
    private CompletableFuture<Ignite> orOnceMore(CompletableFuture<Ignite> start) {
        return start.whenComplete((up, failure) -> {
            if (failure != null && !closed) {
                LOG.warn("Ignite did not start ({}), trying again in {} ms", innermost(failure), RETRY_MILLIS);
                CompletableFuture.delayedExecutor(RETRY_MILLIS, MILLISECONDS, STARTER)
                        .execute(this::restart);
            }
        });
    }

    private static String innermost(Throwable failure) {
        return failure.getCause() == null ? failure.toString() : innermost(failure.getCause());
    }

    /** Empties everything, as a lost cluster would. For tests. */
    public void wipe() {
        call(ignite -> {
            GridCaches.ALL.forEach(name -> ignite.cache(name).clear());
            return true;
        });
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        Ignition.removeListener(watchdog);
        node.handle((up, failure) -> up).join();
        stop();
    }

    /** Runs a call on the node, waiting for one that is starting. */
    <T> T call(Function<Ignite, T> call) {
        Ignite ignite = awaitNode();
        try {
            return call.apply(ignite);
        } catch (EntryProcessorException e) {
            throw e; // not the grid's fault
        } catch (IgniteException | CacheException | IllegalStateException e) {
            throw new GridDownException("Ignite on " + settings.node() + " cannot answer: " + e.getMessage(), e);
        }
    }

    /** Runs a call if the node is up now; nothing is lost when it is not. */
    void attempt(Consumer<Ignite> call) {
        try {
            if (isUp()) {
                call.accept(node.join());
            }
        } catch (IgniteException | IllegalStateException e) {
            LOG.debug("Ignite on {} did not take a message", settings.node(), e);
        }
    }

    /** Greets the node now, when it is up, and after every later start. */
    void onUp(Consumer<Ignite> guest) {
        synchronized (guests) {
            guests.add(guest);
            if (isRunning()) {
                guest.accept(Ignition.ignite(instance));
            }
        }
    }

    private Ignite awaitNode() {
        try {
            return node.get(settings.patience().toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GridDownException("Ignite is still starting after " + settings.patience(), e);
        } catch (ExecutionException e) {
            throw new GridDownException("Ignite did not start: " + innermost(e), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridDownException("interrupted while Ignite was starting", e);
        }
    }

    private Ignite launch() {
        stop();
        String name = settings.cluster() + "-" + settings.node() + "-" + INSTANCES.incrementAndGet();
        Ignite ignite = Ignition.start(NodeConfiguration.of(name, settings, tls, () -> closed));
        synchronized (guests) {
            instance = name;
            guests.forEach(guest -> guest.accept(ignite));
        }
        return ignite;
    }

    private void stop() {
        if (isRunning()) {
            Ignition.stop(instance, true);
        }
    }

    private boolean isRunning() {
        return Ignition.state(instance) == IgniteState.STARTED;
    }

    private void stateChanged(String name, IgniteState state) {
        boolean byItself = state == IgniteState.STOPPED_ON_SEGMENTATION || state == IgniteState.STOPPED_ON_FAILURE;
        if (byItself && instance.equals(name) && !closed) {
            LOG.warn("Ignite on {} stopped by itself ({}); starting it again", settings.node(), state);
            restart();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "grid-start");
        thread.setDaemon(true);
        return thread;
    }
}
