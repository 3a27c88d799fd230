package dev.framefarm.agent.engine;

import dev.framefarm.agent.attempt.Attempt;
import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.attempt.Outcome;
import dev.framefarm.agent.work.Work;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the blocking steps of attempts beside the loop, and brings what they say back into it. */
final class Steps {
    private static final Logger log = LoggerFactory.getLogger(Steps.class);

    private final Executor workers;
    private final Executor loop;

    Steps(Executor workers, Executor loop) {
        this.workers = workers;
        this.loop = loop;
    }

    void encode(Attempt attempt, LongConsumer progress, Consumer<Optional<Outcome.Ended>> then) {
        run(
                () -> attempt.encode(done -> loop.execute(() -> progress.accept(done))),
                fault -> Optional.of(crashed(attempt, fault)),
                then);
    }

    /** Whether the card still does what this work needs of it; where that cannot be found out, it does not. */
    void tryCard(Hardware hardware, Work work, Consumer<Optional<String>> then) {
        run(
                () -> hardware.lost(List.of(work.encoder().split(Pattern.quote(Work.AND)))),
                fault -> Optional.of("it cannot be tried: " + fault),
                then);
    }

    void deliver(Attempt attempt, Consumer<Outcome> then) {
        run(attempt::deliver, fault -> crashed(attempt, fault), then);
    }

    /** The loop does not wait for FFmpeg's death; its slot does. */
    void stop(Attempt attempt, String why) {
        try {
            workers.execute(() -> attempt.stop(why));
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            attempt.stop(why);
        }
    }

    /** Whatever happens, and be it that there is no thread for it, {@code then} hears of it: a slot waits for that. */
    private <T> void run(Callable<T> step, Function<Throwable, T> otherwise, Consumer<T> then) {
        try {
            workers.execute(() -> {
                T found;
                try {
                    found = step.call();
                } catch (Exception | Error e) {
                    found = otherwise.apply(e);
                }
                tell(found, then);
            });
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            tell(otherwise.apply(noThread), then);
        }
    }

    private <T> void tell(T found, Consumer<T> then) {
        loop.execute(() -> then.accept(found));
    }

    private static Outcome.Ended crashed(Attempt attempt, Throwable cause) {
        log.error("an attempt fell over its own feet: {}", attempt.lease().label(), cause);
        return new Outcome.Ended(code(cause), "a fault in the agent: " + cause);
    }

    /**
     * Whoever falls over a piece of work would fall over it again, at once and for ever, were it only handed back. Who
     * stops, or has no memory, no disk or no line left, does not fall over the work.
     */
    private static EndCode code(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return EndCode.OUT_OF_MEMORY;
        }
        boolean notTheWork = cause instanceof InterruptedException
                || cause instanceof UncheckedIOException
                || cause instanceof RejectedExecutionException;
        return notTheWork ? EndCode.HANDED_BACK : EndCode.ENCODER_FAILED;
    }
}
