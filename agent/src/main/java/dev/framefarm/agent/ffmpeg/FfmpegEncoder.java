package dev.framefarm.agent.ffmpeg;

import dev.framefarm.agent.attempt.Bounds;
import dev.framefarm.agent.attempt.Encoder;
import dev.framefarm.agent.attempt.Encoding;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.nio.file.Path;

/** The attempt's encoder: one process per order, killed with its whole group. Thread-safe. */
public final class FfmpegEncoder implements Encoder {
    private final Path program;

    public FfmpegEncoder(Path program) {
        this.program = program;
    }

    @Override
    public Encoding start(Order order) {
        Bounds bounds = order.bounds();
        FfmpegRun run = FfmpegRun.of(program, order.arguments())
                .input(order.input()::feed)
                .output(order.output()::drain)
                .progress(progress ->
                        order.progress().accept(new Tick(progress.frame(), Math.max(0, progress.outTimeMicros()))))
                .stallAfter(bounds.stall())
                .limits(new FfmpegRun.Limits(bounds.memoryBytes(), bounds.outputBytes(), bounds.cpu(), bounds.onCard()))
                .start();
        return new Running(run);
    }

    private record Running(FfmpegRun run) implements Encoding {
        @Override
        public End await() throws InterruptedException {
            FfmpegRun.Outcome outcome = run.await();
            return new End(how(outcome.ending()), outcome.log(), outcome.cpuSeconds());
        }

        @Override
        public void stop() {
            run.stop();
        }

        private static How how(FfmpegRun.Ending ending) {
            return switch (ending) {
                case DONE -> How.DONE;
                case FAILED -> How.FAILED;
                case STALLED -> How.STALLED;
                case STOPPED -> How.STOPPED;
                case OUT_OF_MEMORY -> How.OUT_OF_MEMORY;
                case OUT_OF_SPACE -> How.OUT_OF_SPACE;
            };
        }
    }
}
