package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How many samples are heard of a delivery: it begins with the encoder's delay before zero, and its last packet tells its end. */
final class SampleCount {
    private static final Duration CPU = Duration.ofMinutes(10);
    private static final long BYTES = 200 * PacketIndex.MOST_PACKETS;

    private SampleCount() {}

    static long of(FfmpegTools tools, Path delivery) throws IOException {
        long[] end = {0};
        FfmpegTools.demandDone(
                tools.ffprobe(ProbeCommand.packets(delivery, "mp4"), CPU, BYTES, line -> {
                    PacketLine packet = new PacketLine(line);
                    end[0] = Math.max(end[0], packet.pts + packet.duration);
                }),
                "counting samples");
        return end[0];
    }
}
