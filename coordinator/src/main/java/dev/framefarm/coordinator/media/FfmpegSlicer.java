package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Slicer;
import dev.framefarm.coordinator.engine.SourceBroken;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.slice.Slice;
import dev.framefarm.slice.SliceCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Slices by stream copy, straight from the pipe into the sink. */
public final class FfmpegSlicer implements Slicer {
    private static final int CHUNK = 1 << 16;

    private final FfmpegTools tools;

    public FfmpegSlicer(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    /** No limit on standing still: the sink is a network that may rightly be slow. */
    @Override
    public void slice(Path source, Slice slice, OutputStream sink) throws IOException {
        FfmpegRun run = tools.ffmpeg(SliceCommand.of(Opening.file(source, slice.demuxer()), slice))
                .output(stdout -> copy(stdout, sink))
                .start();
        Outcome outcome = FfmpegTools.await(run);
        // A file that cannot be opened here may be well where others look for it.
        if (FfmpegTools.isOfTheFile(outcome) && Files.isReadable(source)) {
            throw new SourceBroken(FfmpegTools.failure(outcome, "slicing"));
        }
        FfmpegTools.demandDone(outcome, "slicing");
    }

    private static void copy(InputStream stdout, OutputStream sink) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = stdout.read(chunk)) >= 0) {
            sink.write(chunk, 0, count);
        }
        sink.flush();
    }
}
