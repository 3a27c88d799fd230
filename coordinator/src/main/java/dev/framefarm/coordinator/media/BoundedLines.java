package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Text line by line, in memory that does not grow with it: what a file makes FFprobe print is the file's to choose. */
final class BoundedLines {
    /** Far longer than any line that is asked for. */
    static final int LONGEST = 64 * 1024;

    interface Taker {
        void take(String line) throws IOException;
    }

    private final StringBuilder line = new StringBuilder();
    private final Taker taker;

    private BoundedLines(Taker taker) {
        this.taker = taker;
    }

    static void read(InputStream in, Taker taker) throws IOException {
        BoundedLines lines = new BoundedLines(taker);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        char[] part = new char[32 * 1024];
        for (int length = reader.read(part); length >= 0; length = reader.read(part)) {
            lines.add(part, length);
        }
        if (!lines.line.isEmpty()) {
            lines.end();
        }
    }

    private void add(char[] part, int length) throws IOException {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (part[at] == '\n') {
                append(part, from, at);
                end();
                from = at + 1;
            }
        }
        append(part, from, length);
    }

    private void append(char[] part, int from, int to) throws Excess {
        if (line.length() + to - from > LONGEST) {
            throw new Excess("The file makes FFprobe print a line of more than " + LONGEST
                    + " characters; it is damaged or made to do harm.");
        }
        line.append(part, from, to - from);
    }

    private void end() throws IOException {
        String whole = line.toString();
        line.setLength(0);
        taker.take(whole);
    }
}
