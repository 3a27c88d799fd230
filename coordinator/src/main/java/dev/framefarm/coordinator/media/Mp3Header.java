package dev.framefarm.coordinator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The frame at the beginning of an MP3 file that is no sound: it says, in LAME's words, how many samples at both ends are
 * the encoder's alone. The muxer would have them from an encoder, but not from a delivery, and players would begin late.
 */
final class Mp3Header {
    /** As much of the frame as is needed, wherever in it the mark stands. */
    private static final int LENGTH = 192;
    /** From the mark: a checksum over all before it. */
    private static final int CHECKSUM = 154;
    /** From the word that marks the frame: flags, frames, bytes, table, quality, LAME's name and levels. */
    private static final int DELAY = 4 + 4 + 4 + 4 + 100 + 4 + 21;

    private static final int FRAMES = 8;
    /** Of libmp3lame, without the 529 samples that any decoder adds. */
    private static final int ENCODER = 576;

    private static final int MOST = 4095;
    private static final int ID3_HEADER = 10;

    private Mp3Header() {}

    static void sayLength(Path mp3, long samples, int packetSamples) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(mp3.toFile(), "rw")) {
            int start = start(file);
            byte[] bytes = new byte[LENGTH];
            file.seek(start);
            file.readFully(bytes);
            ByteBuffer frame = ByteBuffer.wrap(bytes);
            int mark = mark(bytes);
            long all = Integer.toUnsignedLong(frame.getInt(mark + FRAMES)) * packetSamples;
            long behind = Math.max(0, Math.min(MOST, all - ENCODER - samples));
            int both = (ENCODER << 12) | (int) behind;
            frame.put(mark + DELAY, (byte) (both >> 16)).putShort(mark + DELAY + 1, (short) both);
            frame.putShort(mark + CHECKSUM, checksum(bytes, mark + CHECKSUM));
            file.seek(start);
            file.write(bytes);
        } catch (EOFException e) {
            throw new IOException("the joined MP3 has no beginning", e);
        }
    }

    /** Where the first frame is: behind a description, which tells its length in seven bits a byte. */
    private static int start(RandomAccessFile file) throws IOException {
        byte[] header = new byte[ID3_HEADER];
        file.readFully(header);
        if (!new String(header, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3")) {
            return 0;
        }
        return ID3_HEADER + ((header[6] << 21) | (header[7] << 14) | (header[8] << 7) | header[9]);
    }

    /** Where the word is by which players know the frame. */
    private static int mark(byte[] frame) throws IOException {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        int mark = Math.max(text.indexOf("Info"), text.indexOf("Xing"));
        if (mark < 0 || mark + CHECKSUM + 2 > LENGTH) {
            throw new IOException("the joined MP3 does not begin with a frame that tells its length");
        }
        return mark;
    }

    /** CRC-16 with the polynomial 0x8005, lowest bit first. */
    private static short checksum(byte[] frame, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= frame[i] & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
            }
        }
        return (short) crc;
    }
}
