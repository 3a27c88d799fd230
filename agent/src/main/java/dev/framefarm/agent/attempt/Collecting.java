package dev.framefarm.agent.attempt;

import dev.framefarm.agent.evidence.BrokenDelivery;
import dev.framefarm.agent.evidence.DeliveryMeter;
import dev.framefarm.agent.evidence.Evidence;
import dev.framefarm.agent.work.Container;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The step from FFmpeg's stdout to the coordinator, measured in passing. */
final class Collecting implements Encoder.Output {
    private static final int CHUNK = 128 << 10;

    private final Upload upload;
    private final DeliveryMeter meter;
    private volatile Optional<Outcome.Ended> failure = Optional.empty();

    Collecting(Upload upload, Container container) {
        this.upload = upload;
        this.meter = new DeliveryMeter(container);
    }

    /** Chunks are filled up: FFmpeg writes in small pieces, and each message costs more than its bytes. */
    @Override
    public void drain(InputStream stdout) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int length = stdout.readNBytes(chunk, 0, CHUNK);
        while (length > 0) {
            take(chunk, length);
            length = stdout.readNBytes(chunk, 0, CHUNK);
        }
    }

    private void take(byte[] chunk, int length) throws IOException {
        try {
            meter.pass(chunk, 0, length);
            upload.send(chunk, length);
        } catch (BrokenDelivery e) {
            failure = Optional.of(new Outcome.Ended(EndCode.ENCODER_FAILED, String.valueOf(e.getMessage())));
            throw e;
        } catch (IOException e) {
            failure = Optional.of(new Outcome.Ended(EndCode.HANDED_BACK, "the upload broke: " + e.getMessage()));
            throw e;
        }
    }

    Optional<Outcome.Ended> failure() {
        return failure;
    }

    Evidence measured() throws BrokenDelivery {
        return meter.finish();
    }
}
