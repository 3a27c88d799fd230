package dev.framefarm.agent.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes movies whose samples are said to lie elsewhere. */
final class References {
    private static final int WORD = 4;

    private References() {}

    /** The first data reference, which says "in this file", becomes an address; the boxes around it grow with it. */
    static Path outside(Path movie, Path to, String address) throws IOException {
        byte[] bytes = Files.readAllBytes(movie);
        String text = new String(bytes, ISO_8859_1);
        int dref = text.indexOf("dref") - WORD;
        int entry = dref + 4 * WORD;
        ByteBuffer before = ByteBuffer.wrap(bytes);
        int length = before.getInt(entry);
        byte[] url = (address + "\0").getBytes(ISO_8859_1);
        int growth = 3 * WORD + url.length - length;
        ByteBuffer grown = ByteBuffer.allocate(bytes.length + growth);
        grown.put(bytes, 0, entry)
                .putInt(3 * WORD + url.length)
                .put("url ".getBytes(ISO_8859_1))
                .putInt(0)
                .put(url);
        grown.put(bytes, entry + length, bytes.length - entry - length);
        for (String box : new String[] {"moov", "trak", "mdia", "minf", "dinf", "dref"}) {
            int at = text.indexOf(box) - WORD;
            grown.putInt(at, before.getInt(at) + growth);
        }
        return Files.write(to, grown.array());
    }
}
