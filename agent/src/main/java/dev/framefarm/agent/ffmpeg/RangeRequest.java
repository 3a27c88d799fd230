package dev.framefarm.agent.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a source, and how the answer begins. From {@code from} to {@code end} bytes follow, of a refusal none.
 * {@code misplaced} is what somebody who knows the path should not have asked.
 */
record RangeRequest(String head, long from, long end, boolean isMisplaced) {
    private static final int LONGEST = 4 << 10;
    private static final String END = "\r\n\r\n";
    private static final Pattern LINE = Pattern.compile("GET (\\S+) HTTP/1\\.[01]\r\n");
    private static final Pattern RANGE =
            Pattern.compile("\r\nRange: bytes=(\\d{1,18})-(\\d{0,18})\r\n", Pattern.CASE_INSENSITIVE);

    /** One path is known, and one way to ask. */
    static RangeRequest read(InputStream in, String path, long bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(END) < 0) {
            byte[] part = new byte[LONGEST];
            int length = in.read(part);
            if (length < 0 || text.length() + length > LONGEST) {
                return refused("400 Bad Request", false);
            }
            text.append(new String(part, 0, length, ISO_8859_1));
        }
        return of(text, path, bytes);
    }

    private static RangeRequest of(CharSequence text, String path, long bytes) {
        Matcher line = LINE.matcher(text);
        Matcher range = RANGE.matcher(text);
        // Not a hint at how much of the path was right.
        if (!line.lookingAt()
                || !MessageDigest.isEqual(line.group(1).getBytes(ISO_8859_1), path.getBytes(ISO_8859_1))) {
            return refused("404 Not Found", false);
        }
        if (!range.find()) {
            return refused("400 Bad Request", true);
        }
        long from = Long.parseLong(range.group(1));
        long end = range.group(2).isEmpty() ? bytes : Math.min(bytes, Long.parseLong(range.group(2)) + 1);
        return from < end ? granted(from, end, bytes) : refused("416 Range Not Satisfiable", true);
    }

    private static RangeRequest granted(long from, long end, long bytes) {
        return new RangeRequest(
                "HTTP/1.1 206 Partial Content\r\nContent-Type: application/octet-stream\r\nAccept-Ranges: bytes\r\n"
                        + "Content-Range: bytes " + from + "-" + (end - 1) + "/" + bytes + "\r\nContent-Length: "
                        + (end - from) + "\r\nConnection: close" + END,
                from,
                end,
                false);
    }

    private static RangeRequest refused(String status, boolean isMisplaced) {
        return new RangeRequest(
                "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close" + END, 0, 0, isMisplaced);
    }
}
