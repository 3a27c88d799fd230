package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run over the whole slice before the encode. Nothing of the slice is kept: it may be as large as a film, and an agent
 * has no disk for media, so it is fetched once more for the encode.
 */
final class Rehearsal {
    private final Encoder encoder;
    private final Bounds bounds;
    private final Parts parts;
    private String log = "";
    private double cpuSeconds;

    Rehearsal(Encoder encoder, Bounds bounds, Parts parts) {
        this.encoder = encoder;
        this.bounds = bounds;
        this.parts = parts;
    }

    /** Returns why it failed; empty when {@link #log} tells what FFmpeg said. */
    Optional<Outcome.Ended> run(List<String> arguments, Consumer<Encoder.Tick> progress) throws InterruptedException {
        Feeding feeding = new Feeding(parts.slice());
        Encoding.End end;
        try {
            end = parts.start(() -> encoder.start(new Encoder.Order(
                            arguments,
                            bounds,
                            feeding,
                            stdout -> stdout.transferTo(OutputStream.nullOutputStream()),
                            progress)))
                    .await();
        } catch (IOException e) {
            return Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, "FFmpeg did not start: " + e.getMessage()));
        }
        cpuSeconds = end.cpuSeconds();
        log = end.log();
        return feeding.failure()
                .map(SliceFailure::asEnd)
                .or(() -> Judgement.ofEnd(end))
                .or(() -> rest(feeding));
    }

    private static Optional<Outcome.Ended> rest(Feeding feeding) {
        try {
            feeding.finish();
            return Optional.empty();
        } catch (SliceFailure e) {
            return Optional.of(e.asEnd());
        }
    }

    String log() {
        return log;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }
}
