package dev.framefarm.agent.machine;

import dev.framefarm.agent.command.TrialCommand;
import dev.framefarm.agent.engine.Capabilities.Proof;
import dev.framefarm.agent.evidence.DeliveryMeter;
import dev.framefarm.agent.work.Container;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether an encoder really makes something here. */
final class Trial {
    private static final Logger log = LoggerFactory.getLogger(Trial.class);
    /** Others come first on a processor; FFmpeg then gets a few hundredths of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CHUNK = 16 << 10;
    private static final Set<FfmpegRun.Ending> LASTING = EnumSet.of(FfmpegRun.Ending.DONE, FfmpegRun.Ending.FAILED);

    private final Toolchain toolchain;

    Trial(Toolchain toolchain) {
        this.toolchain = toolchain;
    }

    /** {@code lasting}: it would end like this again, whereas a busy or full machine may do better another time. */
    record Result(Optional<Proof> proof, boolean lasting) {}

    Result of(TrialCommand command) throws InterruptedException {
        DeliveryMeter meter = new DeliveryMeter(Container.FRAGMENTED_MP4);
        FfmpegRun.Outcome outcome = FfmpegRun.of(toolchain.ffmpeg(), command.arguments())
                .output(stdout -> measure(stdout, meter))
                .stallAfter(PATIENCE)
                .start()
                .await();
        try {
            if (outcome.ending() == FfmpegRun.Ending.DONE && meter.finish().frames() > 0) {
                return new Result(Optional.of(new Proof(command.encoder(), parityClass(command.library()))), true);
            }
        } catch (IOException e) {
            log.info("{} made something that is no MP4: {}", command.library(), e.getMessage());
        }
        boolean lasting = LASTING.contains(outcome.ending());
        if (lasting) {
            log.info(
                    "{} does not work here: {}",
                    command.library(),
                    outcome.log().strip());
        } else {
            log.warn(
                    "{} could not be tried and is tried again soon: {}",
                    command.library(),
                    outcome.log().strip());
        }
        return new Result(Optional.empty(), lasting);
    }

    /** Encoder, build, hardware family: software encoders give the same bytes on every CPU of one kind. */
    private String parityClass(String library) {
        String hardware = System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
        return library + "/" + toolchain.fingerprint() + "/cpu-" + hardware;
    }

    private static void measure(InputStream stdout, DeliveryMeter meter) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int length = stdout.read(chunk);
        while (length >= 0) {
            meter.pass(chunk, 0, length);
            length = stdout.read(chunk);
        }
    }
}
