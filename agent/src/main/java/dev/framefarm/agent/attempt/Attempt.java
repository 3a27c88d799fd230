package dev.framefarm.agent.attempt;

import dev.framefarm.agent.command.EncodeCommand;
import dev.framefarm.agent.evidence.BrokenDelivery;
import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.VideoWork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One attempt: {@link #fetch} at once, {@link #encode} when there is a slot, {@link #deliver} when FFmpeg
 * is done, in this order and each once. {@link #stop} may come from any thread at any moment; whichever
 * step then runs ends soon, and none starts FFmpeg afterwards.
 */
public final class Attempt {
    private static final int MICROS_PER_MILLI = 1000;

    private final Lease lease;
    private final String parityClass;
    private final Farm farm;
    private final Encoder encoder;
    private final Bounds bounds;
    private final List<String> arguments;
    private final Parts parts = new Parts();
    private Duration encoding = Duration.ZERO;
    private double cpuSeconds;
    private volatile long counted;
    private Optional<Evidence> measured = Optional.empty();

    /** Refuses work that this agent does not know before anything is fetched. */
    public Attempt(Lease lease, String parityClass, Farm farm, Encoder encoder, Confinement confinement) {
        this.lease = lease;
        this.parityClass = parityClass;
        this.farm = farm;
        this.encoder = encoder;
        this.bounds = confinement.around(lease.work());
        this.arguments = EncodeCommand.of(lease.work());
    }

    public Lease lease() {
        return lease;
    }

    /** Begins to receive the slice; {@code failed} hears of a slice that will not come. */
    public void fetch(Consumer<Outcome.Ended> failed) {
        Slice slice = farm.fetch(lease.id());
        parts.slice(slice);
        slice.onFailure(failure -> failed.accept(failure.asEnd()));
    }

    /**
     * Runs FFmpeg to its end while its result already goes up.
     *
     * @param progress hears how much of the lane's unit is done
     * @return why nothing will be delivered, or empty when {@link #deliver} is next
     */
    public Optional<Outcome.Ended> encode(LongConsumer progress) throws InterruptedException {
        Feeding feeding = new Feeding(parts.slice());
        Upload upload = farm.deliver(lease.id());
        parts.upload(upload);
        Collecting collecting = new Collecting(upload, lease.work().container());
        long begin = System.nanoTime();
        Optional<Outcome.Ended> end = run(feeding, collecting, progress);
        encoding = Duration.ofNanos(System.nanoTime() - begin);
        if (end.isPresent()) {
            parts.drop(end.get().detail());
        }
        return end;
    }

    /** Sends what is left and waits for the verdict. */
    public Outcome deliver() throws InterruptedException {
        try {
            new Feeding(parts.slice()).finish();
            Evidence evidence = measured.orElseThrow();
            Duration fetching = parts.slice().taken();
            return new Outcome.Judged(
                    parts.upload().finish(new Delivery(evidence, parityClass, fetching, encoding, cpuSeconds)));
        } catch (SliceFailure e) {
            parts.drop(String.valueOf(e.getMessage()));
            return e.asEnd();
        } catch (IOException e) {
            return new Outcome.Ended(EndCode.HANDED_BACK, "the delivery was cut off: " + e.getMessage());
        }
    }

    /** Ends whatever runs; returns when FFmpeg is confirmed dead. */
    public void stop(String why) {
        parts.stop(why);
    }

    private Optional<Outcome.Ended> run(Feeding feeding, Collecting collecting, LongConsumer progress)
            throws InterruptedException {
        Encoding.End end;
        try {
            end = parts.start(() -> encoder.start(new Encoder.Order(
                            arguments, bounds, feeding, collecting, tick -> progress.accept(done(tick)))))
                    .await();
        } catch (IOException e) {
            return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, "FFmpeg did not start: " + e.getMessage()));
        }
        cpuSeconds = end.cpuSeconds();
        // The cause before its consequence: a broken slice or link makes FFmpeg fail too.
        return collecting
                .failure()
                .or(() -> feeding.failure().map(SliceFailure::asEnd))
                .or(() -> measure(end, collecting));
    }

    private Optional<Outcome.Ended> measure(Encoding.End end, Collecting collecting) {
        try {
            Optional<Outcome.Ended> failed = Judgement.ofEnd(end);
            if (failed.isPresent()) {
                return failed;
            }
            Evidence evidence = collecting.measured();
            measured = Optional.of(evidence);
            return Judgement.ofFrames(lease.work(), evidence, counted);
        } catch (BrokenDelivery e) {
            return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, String.valueOf(e.getMessage())));
        }
    }

    private long done(Encoder.Tick tick) {
        counted = tick.frames();
        return lease.work() instanceof VideoWork video ? video.done(counted) : tick.outTimeMicros() / MICROS_PER_MILLI;
    }
}
