package dev.framefarm.agent.jail;

import dev.framefarm.agent.attempt.Bounds;
import dev.framefarm.agent.attempt.Confinement;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.agent.work.Work;
import java.time.Duration;

/** Bounds by the size of the work. */
public final class Jail implements Confinement {
    /** Libraries, thread stacks and what small films need beside their pictures. */
    private static final long MEMORY_FLOOR = 3L << 30;

    /** Frames held at once by decoder, filters, lookahead and references, with room: 4K AV1 needs most. */
    private static final long PICTURES_HELD = 400;

    /** Three planes of at most two bytes a sample, subsampled. */
    private static final long BYTES_PER_PIXEL = 3;

    /** Four planes of two bytes a sample, where nothing is lost. */
    private static final long MOST_BYTES_PER_PIXEL = 8;

    private static final long OUTPUT_FLOOR = 1L << 30;

    /** VP9 at its slowest makes about this many a second on an old core. */
    private static final long SLOWEST_PIXELS_PER_SECOND = 20_000;

    /** Encoders look ahead before anything comes out of them, and slow ones think long about the largest frames. */
    private static final long FRAMES_IN_SILENCE = 32;

    private static final long SILENT_PIXELS_PER_SECOND = 200_000;

    private static final Duration CPU_FLOOR = Duration.ofHours(1);

    /** So many encoders side by side try out what quality comes out of them. */
    private static final long TRIES = 3;

    private final Duration stall;

    public Jail(Duration stall) {
        this.stall = stall;
    }

    @Override
    public Bounds around(Work work) {
        long memory = MEMORY_FLOOR + encoders(work) * PICTURES_HELD * BYTES_PER_PIXEL * work.pixels(1) / 2;
        long pixels = work.pixels(Math.max(1, length(work)));
        long sound = work instanceof AudioWork audio ? audio.mostBytes() : 0;
        long output = OUTPUT_FLOOR + pixels * MOST_BYTES_PER_PIXEL + sound;
        Duration cpu = CPU_FLOOR.plusSeconds(pixels / SLOWEST_PIXELS_PER_SECOND);
        Duration silence = stall.plusSeconds(work.pixels(FRAMES_IN_SILENCE) / SILENT_PIXELS_PER_SECOND);
        return new Bounds(memory, output, cpu, silence, work instanceof VideoWork video && video.isOnCard());
    }

    private static long encoders(Work work) {
        return work instanceof VideoWork video && video.seeksQuality() ? TRIES : 1;
    }

    /** Frames the delivery holds; where nobody knows, a day of them. */
    private static long length(Work work) {
        long unknown = Duration.ofDays(1).toSeconds() * 60;
        return work.frames() > 0 ? work.frames() : unknown;
    }
}
