package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Outputs in the making. Deliveries are handed to the thread that feeds FFmpeg, one at a time; whoever appends waits
 * until the last byte of his is written, so that he may delete the file afterwards.
 */
final class FfmpegJoin implements Join {
    private static final long LOOK_MILLIS = 100;

    private final SynchronousQueue<Optional<Path>> deliveries = new SynchronousQueue<>();
    private final SynchronousQueue<Boolean> written = new SynchronousQueue<>();
    private final FfmpegRun run;
    private final byte[] light;
    private final Luggage luggage;
    private final List<Path> targets;
    private boolean finished;

    /** {@code light} are the boxes that say how bright the film is. */
    FfmpegJoin(FfmpegRun.Builder mux, byte[] light, Luggage luggage, List<Path> targets) {
        this.light = light;
        this.luggage = luggage;
        this.targets = targets;
        this.run = mux.input(this::feed).start();
    }

    private void feed(OutputStream stdin) throws IOException {
        boolean first = true;
        try {
            Optional<Path> delivery = deliveries.take();
            while (delivery.isPresent()) {
                Fragments.write(delivery.get(), first, light, stdin);
                first = false;
                written.put(true);
                delivery = deliveries.take();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the join was stopped");
        }
    }

    @Override
    public void append(Path delivery) throws IOException {
        try {
            hand(Optional.of(delivery));
            while (written.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS) == null) {
                demandRunning();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void hand(Optional<Path> delivery) throws IOException, InterruptedException {
        while (!deliveries.offer(delivery, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            demandRunning();
        }
    }

    private void demandRunning() throws IOException, InterruptedException {
        if (run.isOver()) {
            FfmpegTools.demandDone(run.await(), "joining");
            throw new IOException("joining ended before its last delivery");
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            hand(Optional.empty());
            FfmpegTools.demandDone(run.await(), "joining");
            finished = true;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while joining");
    }

    @Override
    public void close() {
        if (finished) {
            luggage.remove();
            return;
        }
        run.stop();
        luggage.remove();
        try {
            for (Path target : targets) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            // What cannot be removed now is swept with the other unfinished files.
        }
    }
}
