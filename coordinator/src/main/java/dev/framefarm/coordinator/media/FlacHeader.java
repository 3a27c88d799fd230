package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The description at the beginning of a FLAC file (RFC 9639, 8.2). Encoders know at their end how long the sound is, and
 * a delivery is on its way by then; without it players can neither seek nor show the length.
 */
final class FlacHeader {
    /** Behind the mark, the block's own header, and the sizes of blocks and frames. */
    private static final int POSITION = 4 + 4 + 10;
    /** Behind rate, channels and bits, which share eight bytes with it. */
    private static final long LENGTH = (1L << 36) - 1;

    private FlacHeader() {}

    static void sayLength(Path file, long samples) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
            while (bytes.hasRemaining() && channel.read(bytes, POSITION + bytes.position()) >= 0) {}
            bytes.putLong(0, (bytes.getLong(0) & ~LENGTH) | (samples & LENGTH)).rewind();
            while (bytes.hasRemaining()) {
                channel.write(bytes, POSITION + bytes.position());
            }
        }
    }
}
