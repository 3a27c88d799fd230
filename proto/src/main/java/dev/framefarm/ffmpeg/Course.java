package dev.framefarm.ffmpeg;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.process.ProcessHandler;
import com.github.kokorin.jaffree.process.Stopper;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The course of one run: Jaffree starts the process and the threads that serve it, this class decides when it is over
 * and why. The first reason for an end is the one that holds.
 *
 * <p>The outcome is complete when the process has ended and both its outputs are read. Jaffree's handler looks only
 * every 100 ms whether its threads are done, so nobody waits for the handler itself.
 */
final class Course implements Stopper {
    private final FfmpegRun.Builder order;
    private final LogReader log;
    private final Traffic traffic;
    private final CompletableFuture<@Nullable Void> launched = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicReference<@Nullable Ending> reason = new AtomicReference<>();
    private volatile @Nullable ProcessGroup group;

    Course(FfmpegRun.Builder order) {
        this.order = order;
        this.log = new LogReader(order.progress);
        this.traffic = new Traffic(order, this);
    }

    void start() {
        Thread thread = new Thread(this::run, "ffmpeg");
        thread.setDaemon(true);
        thread.start();
        launched.join();
    }

    private void run() {
        List<String> command = CommandLine.of(order.program, order.arguments, order.limits);
        ProcessHandler<Boolean> handler = new Serving(Path.of(command.get(0)), traffic.output(), log);
        handler.setArguments(command.subList(1, command.size()));
        handler.setStopper(this);
        handler.setHelpers(List.of(traffic.input(), new ExitWatch(this)));
        // No timeout: a drain may rightly be busy long after the process has ended.
        handler.setExecutorTimeoutMillis(0);
        try {
            handler.execute();
        } catch (JaffreeException e) {
            // The outcome says how a started process ended; only one that never started is told here.
            log.note(group == null ? String.valueOf(e.getCause()) : "");
        } catch (Error e) {
            abandon(e);
        } finally {
            launched.complete(null);
            if (group == null) {
                outcome.complete(new Outcome(Ending.FAILED, -1, log.text(), 0));
            }
        }
    }

    /** Where a thread that serves the process cannot begin, nobody else would ever say that it is over. */
    private void abandon(Error why) {
        ProcessGroup started = group;
        if (started != null) {
            end(Ending.FAILED, "it could not be served: " + why);
            exit.complete(started.waitFor());
            log.finished().complete(null);
            traffic.drained().complete(null);
        }
    }

    @Override
    public void setProcess(Process process) {
        ProcessGroup started = new ProcessGroup(process);
        group = started;
        traffic.connect(process);
        Watch.over(this, started, order.stallAfter, order.limits);
        var unused = exit.thenAcceptBoth(log.finished(), (code, ignored) -> {})
                .thenAcceptBoth(traffic.drained(), (ignored, alsoIgnored) -> {})
                .whenComplete((ignored, failure) -> conclude(started));
        launched.complete(null);
    }

    private void conclude(ProcessGroup ended) {
        Watch.leave(this);
        int code = exit.join();
        Ending given = reason.get();
        Ending ending = given != null ? given : Ends.of(code, log.text(), isSpent(ended));
        outcome.complete(new Outcome(ending, code, log.text(), ended.cpuSeconds()));
    }

    /** The last sample may lie some time before the end. */
    private boolean isSpent(ProcessGroup ended) {
        double limit = order.limits.cpu().toMillis() / 1000.0;
        return limit > 0 && ended.cpuSeconds() > limit / 2;
    }

    /** Whoever still feeds a process that has ended is told to give up. */
    void waitForExit() {
        ProcessGroup started = Objects.requireNonNull(group);
        int code = started.waitFor();
        traffic.exited();
        exit.complete(code);
    }

    /** What has moved so far: equal values at two moments mean a standstill between them. */
    long movement() {
        return traffic.bytes() * 31 + log.movement();
    }

    boolean isRunning() {
        return !exit.isDone();
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void end(Ending why, String explanation) {
        if (outcome.isDone()) {
            return;
        }
        if (reason.compareAndSet(null, why)) {
            log.note(explanation);
        }
        ProcessGroup running = group;
        if (running != null) {
            running.kill();
        }
        traffic.interrupt();
    }

    void stalled(Duration patience) {
        end(Ending.STALLED, "nothing moved for " + patience.toSeconds() + " s");
    }

    void outgrown(long bytes) {
        end(Ending.OUT_OF_MEMORY, "it held more than " + (bytes >> 20) + " MiB of memory");
    }

    Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            end(Ending.STOPPED, "the caller was interrupted");
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void graceStop() {
        forceStop();
    }

    @Override
    public void forceStop() {
        end(Ending.STOPPED, "stopped on request");
    }
}
