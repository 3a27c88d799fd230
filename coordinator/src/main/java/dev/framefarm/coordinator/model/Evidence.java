package dev.framefarm.coordinator.model;

import java.util.List;

/**
 * What an agent measured of its own delivery. Times are in ticks of the delivery's time base; {@code likeness} is of
 * those renditions, in their order, for which a quality is wanted.
 */
public record Evidence(
        Blob blob,
        long frames,
        long firstTime,
        long lastTime,
        String parityClass,
        double queueSeconds,
        double fetchSeconds,
        double encodeSeconds,
        double cpuSeconds,
        List<Likeness> likeness) {
    public Evidence {
        likeness = List.copyOf(likeness);
    }

    /** Of what was encoded with a crf that was said. */
    public Evidence(
            Blob blob,
            long frames,
            long firstTime,
            long lastTime,
            String parityClass,
            double queueSeconds,
            double fetchSeconds,
            double encodeSeconds,
            double cpuSeconds) {
        this(
                blob,
                frames,
                firstTime,
                lastTime,
                parityClass,
                queueSeconds,
                fetchSeconds,
                encodeSeconds,
                cpuSeconds,
                List.of());
    }
}
