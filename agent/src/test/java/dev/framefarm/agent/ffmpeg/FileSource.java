package dev.framefarm.agent.ffmpeg;

import dev.framefarm.agent.attempt.Cutter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, in pieces of an odd length. */
record FileSource(Path file) implements Cutter.Source {
    private static final int PIECE = 70_001;

    @Override
    public long bytes() {
        return file.toFile().length();
    }

    @Override
    public ByteBuffer read(long from) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            channel.position(from).read(piece);
            return piece.flip();
        }
    }
}
