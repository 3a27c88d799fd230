package dev.framefarm.agent.attempt;

import dev.framefarm.agent.command.ListenCommand;
import dev.framefarm.agent.evidence.Heard;
import dev.framefarm.agent.work.AudioWork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Hears a whole track before it is encoded. Nothing of it is kept: sound may be as large as a film's, and an agent has
 * no disk for media, so the slice is fetched once more for the encode.
 */
final class Listening {
    private final AudioWork work;
    private final Encoder encoder;
    private final Bounds bounds;
    private final Parts parts;
    private Optional<Heard> heard = Optional.empty();
    private double cpuSeconds;

    Listening(AudioWork work, Encoder encoder, Bounds bounds, Parts parts) {
        this.work = work;
        this.encoder = encoder;
        this.bounds = bounds;
        this.parts = parts;
    }

    /** Returns why nothing was heard; empty when {@link #heard} tells. */
    Optional<Outcome.Ended> run() throws InterruptedException {
        Feeding feeding = new Feeding(parts.slice());
        Encoding.End end;
        try {
            end = parts.start(() -> encoder.start(new Encoder.Order(
                            ListenCommand.of(work),
                            bounds,
                            feeding,
                            stdout -> stdout.transferTo(OutputStream.nullOutputStream()),
                            tick -> {})))
                    .await();
        } catch (IOException e) {
            return failed("FFmpeg did not start: " + e.getMessage());
        }
        cpuSeconds = end.cpuSeconds();
        return feeding.failure()
                .map(SliceFailure::asEnd)
                .or(() -> Judgement.ofEnd(end))
                .or(() -> understand(feeding, end.log()));
    }

    private Optional<Outcome.Ended> understand(Feeding feeding, String log) {
        try {
            feeding.finish();
        } catch (SliceFailure e) {
            return Optional.of(e.asEnd());
        }
        heard = Heard.read(log);
        return heard.isPresent() ? Optional.empty() : failed("FFmpeg did not say how loud the sound is");
    }

    private static Optional<Outcome.Ended> failed(String detail) {
        return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, detail));
    }

    Optional<Heard> heard() {
        return heard;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }
}
