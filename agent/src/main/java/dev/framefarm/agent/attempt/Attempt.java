package dev.framefarm.agent.attempt;

import dev.framefarm.agent.command.EncodeCommand;
import dev.framefarm.agent.command.ListenCommand;
import dev.framefarm.agent.evidence.BrokenDelivery;
import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.evidence.Heard;
import dev.framefarm.agent.evidence.Likeness;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.Lease;
import dev.framefarm.agent.work.VideoWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * One attempt: {@link #fetch} at once, {@link #encode} when there is a slot, {@link #deliver} when FFmpeg
 * is done, in this order and each once. {@link #stop} may come from any thread at any moment; whichever
 * step then runs ends soon, and none starts FFmpeg afterwards.
 */
public final class Attempt {
    private static final int MICROS_PER_MILLI = 1000;
    /** About the part of the work that the first of two passes is. */
    private static final double FIRST_PASS = 0.3;
    /** And about the part that the search for a quality is. */
    private static final double SEARCH = 0.25;

    private final Lease lease;
    private final String parityClass;
    private final Farm farm;
    private final Encoder encoder;
    private final Bounds bounds;
    private final Path scratch;
    private List<String> arguments;
    private final Parts parts = new Parts();
    private final long arrived = System.nanoTime();
    private Duration queueing = Duration.ZERO;
    private Duration encoding = Duration.ZERO;
    private double cpuSeconds;
    private Optional<Gain> gain = Optional.empty();
    private volatile long counted;
    private Optional<Evidence> measured = Optional.empty();
    private Optional<VideoWork> found = Optional.empty();
    private List<Likeness> likeness = List.of();

    /**
     * Refuses work that this agent does not know before anything is fetched. {@code scratch} is a folder for what
     * FFmpeg needs beside the slice, and for what may have to go up once more.
     */
    public Attempt(Lease lease, String parityClass, Farm farm, Encoder encoder, Confinement confinement, Path scratch) {
        this.lease = lease;
        this.parityClass = parityClass;
        this.farm = farm;
        this.encoder = encoder;
        this.bounds = confinement.around(lease.work());
        this.scratch = scratch;
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

    /** For how long FFmpeg had nothing of its slice to work on. */
    public Duration waited() {
        return parts.slice().waited();
    }

    /**
     * Runs FFmpeg to its end while its result already goes up.
     *
     * @param progress hears how much of the lane's unit is done
     * @return why nothing will be delivered, or empty when {@link #deliver} is next
     */
    public Optional<Outcome.Ended> encode(LongConsumer progress) throws InterruptedException {
        long begin = System.nanoTime();
        queueing = Duration.ofNanos(begin - arrived);
        Optional<Outcome.Ended> end =
                lease.work() instanceof VideoWork video ? encodePictures(video, progress) : listenAndEncode(progress);
        encoding = Duration.ofNanos(System.nanoTime() - begin);
        if (end.isPresent()) {
            parts.drop(end.get().detail());
        }
        return end;
    }

    private Optional<Outcome.Ended> encodePictures(VideoWork video, LongConsumer progress) throws InterruptedException {
        if (video.hasTarget() || video.hasLetters()) {
            return encodeInAFolder(video, progress);
        }
        return video.seeksQuality() ? searchAndEncode(video, progress) : encodeAll(progress);
    }

    private Optional<Outcome.Ended> listenAndEncode(LongConsumer progress) throws InterruptedException {
        Optional<Outcome.Ended> unheard = listen();
        return unheard.isPresent() ? unheard : encodeAll(progress);
    }

    /** The gain for a wanted loudness needs the whole track heard; then its slice comes once more. */
    private Optional<Outcome.Ended> listen() throws InterruptedException {
        if (!(lease.work() instanceof AudioWork sound) || sound.loudness().isEmpty()) {
            return Optional.empty();
        }
        Rehearsal listening = new Rehearsal(encoder, bounds, parts);
        Optional<Outcome.Ended> end = listening.run(ListenCommand.of(sound), tick -> {});
        cpuSeconds += listening.cpuSeconds();
        if (end.isPresent()) {
            return end;
        }
        gain = Heard.read(listening.log())
                .map(heard -> new Gain(heard, heard.gain(sound.loudness().get())));
        if (gain.isEmpty()) {
            return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, "FFmpeg did not say how loud the sound is"));
        }
        arguments = EncodeCommand.withGain(sound, gain.get().decibels());
        parts.slice(farm.fetch(lease.id()));
        return Optional.empty();
    }

    private Optional<Outcome.Ended> encodeInAFolder(VideoWork video, LongConsumer progress)
            throws InterruptedException {
        try (Workspace folder = Workspace.in(scratch)) {
            VideoWork written = folder.written(video);
            if (written.hasTarget()) {
                return encodeTwice(written, folder.log(), progress);
            }
            arguments = EncodeCommand.of(written);
            return written.seeksQuality() ? searchAndEncode(written, progress) : encodeAll(progress);
        } catch (IOException e) {
            return Optional.of(new Outcome.Ended(
                    EndCode.OUT_OF_SPACE, "what the encode needs beside it cannot be kept: " + e.getMessage()));
        }
    }

    /** A wanted score needs a crf, which samples of the pictures tell; then their slice comes once more. */
    private Optional<Outcome.Ended> searchAndEncode(VideoWork video, LongConsumer progress)
            throws InterruptedException {
        QualitySearch search = new QualitySearch(encoder, bounds, parts, () -> farm.fetch(lease.id()));
        Optional<Outcome.Ended> end = search.run(video);
        cpuSeconds += search.cpuSeconds();
        if (end.isPresent()) {
            return end;
        }
        found = Optional.of(search.found(video));
        arguments = EncodeCommand.of(found.get());
        long ahead = (long) (SEARCH * video.frames());
        return encodeAll(done -> progress.accept(ahead + (long) ((1 - SEARCH) * done)));
    }

    /** A wanted bit rate needs all pictures looked at; then their slice comes once more. */
    private Optional<Outcome.Ended> encodeTwice(VideoWork video, String log, LongConsumer progress)
            throws InterruptedException {
        Rehearsal first = new Rehearsal(encoder, bounds, parts);
        Optional<Outcome.Ended> end = first.run(
                EncodeCommand.firstPass(video.inPass(true, log)),
                tick -> progress.accept((long) (FIRST_PASS * done(tick))));
        cpuSeconds += first.cpuSeconds();
        if (end.isPresent()) {
            return end;
        }
        arguments = EncodeCommand.of(video.inPass(false, log));
        parts.slice(farm.fetch(lease.id()));
        long ahead = (long) (FIRST_PASS * video.frames());
        return encodeAll(done -> progress.accept(ahead + (long) ((1 - FIRST_PASS) * done)));
    }

    private Optional<Outcome.Ended> encodeAll(LongConsumer progress) throws InterruptedException {
        Feeding feeding = new Feeding(parts.slice());
        Supplier<Upload> relay = () -> new Resending(farm, lease.id(), new Spool(scratch));
        Upload upload = farm.shortcut(lease.id())
                .<Upload>map(way -> new DirectUpload(way, relay, scratch))
                .orElseGet(relay);
        parts.upload(upload);
        Collecting collecting = new Collecting(upload, lease.work().container());
        return run(feeding, collecting, progress);
    }

    /** Sends what is left and waits for the verdict. */
    public Outcome deliver() throws InterruptedException {
        try {
            new Feeding(parts.slice()).finish();
            Evidence evidence = measured.orElseThrow();
            Duration fetching = parts.slice().taken();
            return new Outcome.Judged(parts.upload()
                    .finish(new Delivery(
                            evidence, parityClass, queueing, fetching, encoding, cpuSeconds, gain, likeness)));
        } catch (SliceFailure e) {
            parts.drop(String.valueOf(e.getMessage()));
            return e.asEnd();
        } catch (IOException e) {
            String why = "the delivery was cut off: " + e.getMessage();
            parts.drop(why);
            return new Outcome.Ended(EndCode.HANDED_BACK, why);
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
        cpuSeconds += end.cpuSeconds();
        // The cause before its consequences: a broken slice ends FFmpeg and with it the delivery, a broken link FFmpeg.
        return feeding.failure()
                .map(SliceFailure::asEnd)
                .or(collecting::failure)
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
            likeness = found.map(work -> compared(work, end.log())).orElse(likeness);
            return Judgement.ofFrames(lease.work(), evidence, counted)
                    .or(() ->
                            Optional.of(Judgement.unmeasured()).filter(any -> found.isPresent() && likeness.isEmpty()));
        } catch (BrokenDelivery e) {
            return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, String.valueOf(e.getMessage())));
        }
    }

    private static List<Likeness> compared(VideoWork work, String log) {
        List<VideoWork> all = work.renditions().stream()
                .filter(each -> each.dials().quality().isPresent())
                .toList();
        List<Double> scores = Likeness.read(
                log,
                all.stream()
                        .map(each -> each.dials().quality().orElseThrow().metric())
                        .toList());
        return scores.isEmpty()
                ? List.of()
                : Likeness.pair(all.stream().map(VideoWork::crf).toList(), scores);
    }

    private long done(Encoder.Tick tick) {
        counted = tick.frames();
        return lease.work() instanceof VideoWork video
                ? video.done(counted)
                : Math.max(0, ((AudioWork) lease.work()).done(tick.outTimeMicros() / MICROS_PER_MILLI));
    }
}
