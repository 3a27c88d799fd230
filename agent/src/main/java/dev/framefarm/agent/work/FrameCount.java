package dev.framefarm.agent.work;

import java.util.List;

/** When each frame is shown, by its number in the film and on the source's clock. Each run ends where the next begins. */
public record FrameCount(List<Run> runs) {
    /** Frame {@code n} is at {@code first + (n - from) * step}. */
    public record Run(long from, long first, long step) {
        public Run {
            if (step <= 0 || from < 0) {
                throw new UnsupportedWork(
                        "frames that follow each other were expected, found a step of " + step + " at " + from);
            }
        }
    }

    public FrameCount {
        runs = List.copyOf(runs);
    }
}
