package dev.framefarm.agent.work;

/** The time of a frame by its number in the film: {@code first + n * step}, on the source's clock. */
public record FrameCount(long first, long step) {
    public FrameCount {
        if (step <= 0) {
            throw new UnsupportedWork("frames that follow each other were expected, found a step of " + step);
        }
    }
}
