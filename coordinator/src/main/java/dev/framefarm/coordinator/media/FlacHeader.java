package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The description at the beginning of a FLAC file (RFC 9639, 8.2). Encoders know at their end how long the sound is, and
 * a delivery is on its way by then; without it players can neither seek nor show the length, and nobody can check
 * that the samples are those that were encoded.
 */
final class FlacHeader {
    /** Behind the mark, the block's own header, and the sizes of blocks and frames. */
    private static final int POSITION = 4 + 4 + 10;
    /** Behind rate, channels and bits, which share eight bytes with it. */
    private static final long LENGTH = (1L << 36) - 1;

    private static final long MOST_BITS_BUT_ONE = 0x1F;
    private static final Duration CPU = Duration.ofMinutes(30);
    private static final long DIGEST_BYTES = 1_000;
    private static final String DIGEST = "MD5=";

    private FlacHeader() {}

    /** So many samples it has; what they are is heard once more. */
    static void complete(FfmpegTools tools, Path file, long samples) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer format = ByteBuffer.allocate(Long.BYTES);
            while (format.hasRemaining() && channel.read(format, POSITION + format.position()) >= 0) {}
            long said = format.getLong(0);
            int bits = (int) ((said >> Long.numberOfTrailingZeros(LENGTH + 1)) & MOST_BITS_BUT_ONE) + 1;
            byte[] digest = digest(tools, file, bits);
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + digest.length);
            bytes.putLong((said & ~LENGTH) | (samples & LENGTH)).put(digest).rewind();
            while (bytes.hasRemaining()) {
                channel.write(bytes, POSITION + bytes.position());
            }
        }
    }

    /** Of all samples, one channel after the other, each in as many whole bytes as it needs. */
    private static byte[] digest(FfmpegTools tools, Path file, int bits) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        arguments.addAll(Opening.file(file, "flac"));
        arguments.addAll(List.of("-c:a", bits > Short.SIZE ? "pcm_s24le" : "pcm_s16le", "-f", "md5", "-"));
        StringBuilder line = new StringBuilder();
        FfmpegTools.demandDone(tools.report(arguments, CPU, DIGEST_BYTES, line::append), "hearing the FLAC file");
        return HexFormat.of().parseHex(line.substring(DIGEST.length()).strip());
    }
}
