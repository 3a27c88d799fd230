package dev.framefarm.agent.ffmpeg;

import dev.framefarm.agent.attempt.Cutter;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.Whitelist;
import dev.framefarm.slice.Slice;
import dev.framefarm.slice.SliceCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What came of a cut; done with why it failed, if it did. */
final class Gathered implements Cutter.Sink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final CompletableFuture<Optional<IOException>> end = new CompletableFuture<>();

    @Override
    public void take(byte[] part, int length) {
        bytes.write(part, 0, length);
    }

    @Override
    public void end(Optional<IOException> failure) {
        end.complete(failure);
    }

    /** The slice that a coordinator sends. */
    static byte[] relayed(Path ffmpeg, Path file, Slice slice) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FfmpegRun.Outcome outcome = FfmpegRun.of(
                        ffmpeg, SliceCommand.of(Whitelist.input("file", slice.demuxer(), "file:" + file), slice))
                .output(stdout -> stdout.transferTo(out))
                .start()
                .await();
        if (outcome.ending() != FfmpegRun.Ending.DONE) {
            throw new IllegalStateException(outcome.toString());
        }
        return out.toByteArray();
    }
}
